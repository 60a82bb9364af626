/** Atkinson Hyperlegible, and from its successor the Welsh letters that it lacks. As _fonts.scss declares them. */
export const SUBSETS = [
  { name: 'latin', package: '@fontsource/atkinson-hyperlegible', file: 'atkinson-hyperlegible-latin', range: null },
  { name: 'latin-ext', package: '@fontsource/atkinson-hyperlegible', file: 'atkinson-hyperlegible-latin-ext', range: null },
  { name: 'welsh', package: '@fontsource/atkinson-hyperlegible-next', file: 'atkinson-hyperlegible-next-latin-ext', range: 'U+0174-0177,U+1E80-1E85,U+1EF2-1EF3' },
] as const;
export type Subset = (typeof SUBSETS)[number];

export const FACES = ['400-normal', '400-italic', '700-normal', '700-italic'] as const;
