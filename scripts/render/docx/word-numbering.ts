import { AlignmentType, LevelFormat, type ILevelsOptions, type INumberingOptions } from 'docx';

/** How far each list stands in, in twentieths of a point. */
export const LIST_INDENT = 425;
/** Where the words of numbered paragraphs begin: the number hangs before them. */
export const NUMBER_HANG = 794;
export const UNORDERED = 'points';
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const BULLETS = ['•', '–', '•'];

/** @param start of what the list counts first */
export function orderedList(start: number): string {
  return `counted-from-${start}`;
}

/** Sections 1, 2 with their paragraphs 1.1, 1.2 are one list of two levels. @param starts what the document's lists begin with */
export function numberingOf(starts: ReadonlySet<number>): INumberingOptions {
  return {
    config: [
      { reference: 'paper', levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START, style: hang(NUMBER_HANG, NUMBER_HANG) },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START, style: { ...hang(NUMBER_HANG, NUMBER_HANG), style: 'NumberedParagraph' } },
      ] },
      { reference: 'recommendations', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START, style: hang(LIST_INDENT, LIST_INDENT) }] },
      { reference: 'table-notes', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: hang(340, 340) }] },
      { reference: UNORDERED, levels: listLevels(LevelFormat.BULLET, (level) => BULLETS[level % BULLETS.length] as string) },
      ...[...starts].map((start) => ({ reference: orderedList(start), levels: listLevels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`).map((level) => ({ ...level, start })) })),
    ],
  };
}

function hang(left: number, hanging: number): NonNullable<ILevelsOptions['style']> {
  return { paragraph: { indent: { left, hanging } } };
}

function listLevels(format: NonNullable<ILevelsOptions['format']>, textOf: (level: number) => string): ILevelsOptions[] {
  return LEVELS.map((level) => ({ level, format, text: textOf(level), alignment: AlignmentType.START, style: hang(LIST_INDENT * (level + 1), LIST_INDENT) }));
}
