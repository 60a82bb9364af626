/** Text of Inkshire's that nobody thought of: every construct an author may write, nested in every place where it may stand. The same seed writes the same. */

type Kind = 'report' | 'strategy' | 'deck';
/** Where words stand, and what may stand among them. */
type Place = 'text' | 'cell' | 'note' | 'words';

const WORDS = 'and of the river bridge home carer child council plan near with who often never because every Nib Blotting Quillford evening garden door school “near” won’t – (perhaps) better, then; so'.split(' ');
const WELSH = ['Croeso i Sir Inc', 'y tŷ coch', 'ŵyn', 'mae’r plant yn hapus', 'cartref'];
const ODD = [
  'EHCP', 'IRO', 'UASC', 'extra\u00adordi\u00adnari\u00adly', 'inter\u00adde\u00adpart\u00admen\u00adtal', 'a\u00a0b', 'either/or', 'well-known', 'long-term—short-term', 'honorificabilitudinitatibus', '…', 'naïve café', 'A&B', '\\<x\\>', '\\*',
  'the-register-of-homes-that-has-a-name-which-goes-on-and-on', 'Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosis',
];
const FIGURES = ['{{ ink-homes }}', '{{ ink-budget }}', '{{ in-care }}', '{{ in-care | change since 2021 }}', '{{ stays-long }}', '{{ homes-by-place under-5 foster | share }}', '{{ bus-fares | or "not known" }}', '{{ fixed 18 "age in law" }}'];
const ADDRESS = 'https://example.org/';
const NOTES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

export function writeAnyPaper(seed: number, kind: Kind): Record<string, string> {
  const { draw, chance, pick, times } = dice(seed);
  let level = 2;
  let named = 0;
  /** 'ab', 'ac': no digits, which would be numbers typed by hand. */
  const name = (): string => String(named++ + 100).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
  const sections = times(2, 4).map(name);

  const plainWords = (most = 12): string => times(1, most).map(() => pick(WORDS)).join(' ').replace(/^\W*/, '') || 'word';
  const words = (place: Place, most = 12, depth = 0): string => {
    const parts = times(1, Math.ceil(most / 3)).map(() => part(place, depth));
    return [pick(['Home', 'Near', 'A', 'The']), ...parts].join(' ');
  };
  const part = (place: Place, depth: number): string => {
    const more = (): string => (depth < 2 ? words(place, 5, depth + 1) : plainWords(3));
    switch (draw(place === 'words' ? 7 : place === 'cell' || place === 'note' ? 13 : 16)) {
      case 0: return pick(ODD);
      case 1: return `**${more()}**`;
      case 2: return `*${more()}*`;
      case 3: return '`' + plainWords(3).replace(/[“”’–]/g, '') + '`';
      case 4: case 5: return plainWords();
      case 6: return `[${pick(WELSH)}]{lang=cy}`;
      case 7: return pick(FIGURES);
      case 8: return depth === 0 ? `[${words('words', 8, 1)}](${ADDRESS}${'long/'.repeat(draw(20))})` : plainWords(3);
      case 9: return depth === 0 ? `[${pick(WELSH)} [${pick(WELSH)}](${ADDRESS}cy) a **hynny**]{lang=cy}` : pick(WELSH);
      case 10: return depth === 0 ? `[see](#${pick(sections)})` : plainWords(2);
      case 11: return place === 'note' && chance(0.7) ? plainWords(3) : `${pick(WORDS.slice(2, 9))}[^${pick(NOTES)}]`;
      case 12: return `[[${pick(WELSH)}](${ADDRESS})]{lang=cy}`;
      case 13: return `![${plainWords(5)}](picture.png)`;
      case 14: return depth === 0 ? `[![${plainWords(5)}](picture.png)](${ADDRESS})` : plainWords(2);
      default: return `${plainWords(3)}\\\n${plainWords(3)}`;
    }
  };

  const table = (columns: number, rows: number): string[] => {
    const cells = (cell: (i: number) => string): string => `| ${Array.from({ length: columns }, (_, i) => cell(i)).join(' | ')} |`;
    return [
      cells((i) => (i === 0 && chance(0.2) ? '' : words('words', 3, 1).replaceAll('|', '\\|'))), cells(() => pick(['---', '---:'])),
      ...Array.from({ length: rows }, () => cells(() => (chance(0.2) ? '' : words('cell', 4)).replace(/\n/g, ' ').replaceAll('|', '\\|')))];
  };
  const heading = (): string[] => {
    level = 3 + draw(Math.min(level, 3) - 1);
    return [`${'#'.repeat(level)} ${words('cell', 6)}`];
  };
  const list = (depth: number): string[] => {
    const isOrdered = chance(0.4);
    const isLoose = chance(0.3);
    return times(1, 4).flatMap((i) => {
      const mark = isOrdered ? `${i + (depth === 0 ? 3 : 1)}. ` : '- ';
      const body = depth > 2 || chance(0.5) ? words('text', 9).split('\n') : [...words('text', 9).split('\n'), ...(isLoose ? [''] : []), ...(chance(0.5) ? list(depth + 1) : ['', ...blocks(depth + 1, 2)])];
      return [...body.map((line, k) => (k === 0 ? mark + line : line && ' '.repeat(mark.length) + line)), ...(isLoose ? [''] : [])];
    });
  };
  const fenced = (opening: string, body: string[]): string[] => [`::: ${opening}`, ...body, ':::'];
  const caption = (): string => `What ${name()} says of ${plainWords(5)}`;
  const captioned = (opening: string, body: string[] = []): string[] => fenced(opening, [caption(), '', ...body, ...(chance(0.4) ? ['', `Note of an EHCP and ${plainWords()}`] : [])]);

  const block = (depth: number): string[] => {
    const isNested = depth > 0;
    switch (draw(isNested ? 14 : 18)) {
      case 0: return list(depth);
      case 1: return depth < 3 ? blocks(depth + 1, 3).map((line) => `> ${line}`) : [words('text')];
      case 2: return depth < 3 ? fenced('quote A child, survey of June 2024', blocks(depth + 1, 2)) : [words('text')];
      case 3: return depth < 3 ? fenced('note', blocks(depth + 1, 3)) : list(depth);
      case 4: return depth < 3 ? fenced('lang cy', blocks(depth + 1, 3)) : list(depth);
      case 5: return table(2 + draw(3), 1 + draw(4));
      case 6: return captioned('table', table(2 + draw(4), 1 + draw(isNested ? 3 : 60)));
      case 7: return heading();
      case 8: return ['```', 'do | this', '   and that', '```'];
      case 9: return [`![${plainWords(6)}](picture.png)`];
      case 10: case 11: case 12: case 13: return words('text', 40).split('\n');
      case 14: return captioned(pick(['chart in-care', 'chart carers', 'chart homes-by-place', 'table homes-by-place', 'actions near-home', 'measures ink-plan', 'procurement ink-plan', 'capacity ink-plan']));
      case 15: return captioned(pick(['kpis stays-long', 'kpis stays-long moves']));
      case 16: return fenced('landscape', blocks(depth + 1, 3));
      default: return [`> ${plainWords()}`];
    }
  };
  function blocks(depth: number, most: number): string[] {
    return times(1, most).flatMap((i) => [...(i > 0 ? [''] : []), ...block(depth)]);
  }

  const section = (title: string, most: number): string[] => {
    level = 2;
    return [`## ${title}`, '', ...blocks(0, most), ''];
  };
  const appendix = (letter: string): string[] => {
    level = 2;
    return ['', ...fenced(`appendix ${letter} ${plainWords(6)} EHCP`, [...blocks(0, 4), '', ...captioned('chart in-care'), '', ...fenced('landscape', blocks(1, 3))])];
  };
  /** Notes may mention notes; one that nothing mentions would be told to the author. */
  const withNotes = (lines: readonly string[]): string => {
    const notes = new Map(NOTES.map((mark) => [mark, `[^${mark}]: ${words('note', 15).replace(/\n/g, ' ')}`]));
    const text = lines.join('\n');
    const isMentioned = (mark: string): boolean => text.includes(`[^${mark}]`);
    const reached = new Set(NOTES.filter(isMentioned));
    for (const mark of reached) for (const other of NOTES) if (notes.get(mark)!.replace(/^.*?:/, '').includes(`[^${other}]`)) reached.add(other);
    return [text, '', ...NOTES.filter((mark) => reached.has(mark)).map((mark) => notes.get(mark)!), ''].join('\n');
  };

  const settings = (more: readonly string[]): string[] => [
    '---', `kind: ${kind}`, 'council: inkshire', `title: ${JSON.stringify(`Any ${kind} ${name()}: ${plainWords(8)}`)}`, `summary: ${JSON.stringify(plainWords(15))}`, 'status: published', 'access: public',
    'publish-on: 2025-06-10', 'as-of: 2025-06-01', ...more, '---', ''];
  const meeting = ['meeting:', '  committee: Ink Committee', '  date: 2025-06-18'];
  switch (kind) {
    case 'report': return { 'index.md': withNotes([
      ...settings(['form: ink-committee', ...meeting, '  councillors: [A Quill, B Blotter]', '  author: Head of Ink Care', 'sections: { climate: { not-applicable: No weather. } }']),
      '## Brief summary', '', 'In brief, with [see](#appendix-a) and [see](#appendix-b).', '', '## Recommendations', '', ...fenced('recommendations', [`1. ${words('note', 9)}`, '', `   ${plainWords()}`, `2. ${words('note', 9)}`]), '',
      ...sections.flatMap((id) => section(`${words('words', 6, 1)} ${id} {#${id}}`, 8)), ...section('Financial implications', 2), '## Report sign off', '', 'Signed.', ...appendix('A'), ...appendix('B'),
    ]) };
    case 'strategy': return {
      'index.md': withNotes([...settings([`edition: { period: 2025 to 2028, series: any-${seed} }`]), words('text'), '']),
      ...Object.fromEntries(sections.map((id, i) => {
        level = 2;
        // In a chapter's file a heading is written one level higher.
        const body = blocks(0, 8).map((line) => line.replace(/^([> ]*)#(##+ )/, '$1$2'));
        return [`0${i + 1}-${id}.md`, withNotes(['---', `title: ${JSON.stringify(`${plainWords(5)} ${id}`)}`, '---', '', plainWords(), '', ...body])];
      })),
    };
    case 'deck': return {
      'index.md': [...settings(['form: ink-slides', ...meeting]), 'Words before the slides.', ''].join('\n'),
      'slides.md': withNotes(sections.flatMap((id) => {
        level = 2;
        return [`## ${plainWords(5)} ${id} {#${id}}`, '', pick([words('text', 9), list(2).slice(0, 3).join('\n'), table(3, 2).join('\n'), captioned('chart in-care').join('\n'), fenced('lang cy', [words('text', 6)]).join('\n'), `> ${plainWords()}`]), ''];
      })),
    };
  }
}

/** Numbers by chance that are the same for the same seed (mulberry32). */
export function dice(seed: number) {
  let state = seed * 2654435761;
  const next = (): number => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** From 0, and less than the limit. */
  const draw = (limit: number): number => Math.floor(next() * limit);
  return {
    draw,
    chance: (share: number): boolean => next() < share,
    pick: <Item>(items: readonly Item[]): Item => items[draw(items.length)]!,
    /** 0, 1, 2 ... as many as chance will have it. */
    times: (least: number, most: number): number[] => Array.from({ length: least + draw(most - least + 1) }, (_, i) => i),
  };
}
