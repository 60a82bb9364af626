import { deflateSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Canary } from '../check/leaks/canaries.ts';
import { compareOutputs } from '../check/leaks/compare-outputs.ts';
import { layersOf, readLayers } from '../check/leaks/layers.ts';
import { scanForCanaries } from '../check/leaks/scan-for-canaries.ts';
import type { Report } from '../schema/report.ts';
import type { ChartView } from '../schema/report/chart.ts';
import { buildGiven, LOG, type Leaks } from './build-given.ts';
import { canariesOf, countNamed, findWitnesses, putCanaries, type Counts, type HiddenCounts } from './hidden-counts.ts';
import { littletonCounts, SECRET_WORDS } from './littleton.ts';

/** Each check is seen failing: leaks that somebody might write, put into Littleton's report or its files. */

const PAGE = 'site/littleton-report/index.html';
const PDF = 'site/littleton-report/littleton-report.pdf';
const NEEDS = 'site/data/littleton/little-by-need/little-by-need';

/** When the machine has other work. */
const SLOW_MS = 180_000;

let truth: HiddenCounts;
let other: Counts;
let canaryCounts: Counts;
let canaries: Canary[];

beforeAll(async () => {
  truth = await littletonCounts();
  // Fewer are ill than out of school, and in the other table more.
  other = Object.values(await findWitnesses(truth)).find((counts) => rawOf(counts)('little-by-need illness') > rawOf(counts)('little-by-need schooling')) as Counts;
  canaryCounts = putCanaries(truth);
  canaries = [...canariesOf(truth, canaryCounts), ...SECRET_WORDS];
});

/** By dataset and members or period: 'little-by-need illness' */
type Raw = (name: string) => number;

const rawOf = (counts: Counts): Raw => (name) => countNamed(truth, counts, name);

function chartsOf({ publications }: Report, dataset: string): ChartView[] {
  return publications.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' && block.chart.id.includes(dataset) ? [block.chart] : []))));
}

/** What the text says, in the paragraph and in the list of its figures. */
function sayInstead({ publications }: Report, words: string, instead: string): void {
  for (const { sections, figures } of publications) {
    for (const block of sections.flatMap(({ blocks }) => blocks)) {
      for (const inline of block.kind === 'paragraph' ? block.content : []) if (inline.kind === 'figure' && inline.text === words) inline.text = instead;
    }
    for (const figure of figures) if (figure.text === words) figure.text = instead;
  }
}

describe('two tables with the same markers give other bytes', () => {
  test.each<[string, (report: Report, raw: Raw) => void, RegExp]>([
    ['a percentage of the raw count', (report, raw) => sayInstead(report, 'a small share', `${Math.round((raw('little-by-age-and-home under-5 home') / 39) * 100)}%`), /“.*\b5%.*” in the one and “.*\d+%.*” in the other/],
    ['rows in the order of the raw counts', (report, raw) => {
      // Safety, illness, schooling, money, a family
      for (const { table: { rows } } of chartsOf(report, 'little-by-need')) rows.splice(1, 2, ...rows.slice(1, 3).sort(([a], [b]) => raw(`little-by-need ${a?.text.toLowerCase()}`) - raw(`little-by-need ${b?.text.toLowerCase()}`)));
    }, /“.*Illness.*” in the one and “.*Schooling.*” in the other/s],
    ['a bar as long as the raw count', (report, raw) => {
      for (const { spec, narrowSpec } of chartsOf(report, 'little-by-need')) for (const { datasets } of [spec, narrowSpec] as { datasets: { bars: object[] } }[]) datasets.bars.push({ key: 'illness', x: 0, y: 52, x2: raw('little-by-need illness') * 6, y2: 80, colour: '#12436D' });
    }, /path|d=/],
  ])('%s', async (_, spoil, told) => {
    const [a, b] = await Promise.all([await buildLeaking(new Map(), spoil), await buildLeaking(other, spoil)]);
    const differences = await compareOutputs(a, b);
    expect(differences.map(({ path }) => path)).toContain(PAGE);
    expect(differences.find(({ path }) => path === PAGE)?.words).toMatch(told);
  });

  test('a file that is as long as the raw count, and one that is there or not', async () => {
    const built = await buildGiven(truth, new Map());
    const spoilt = new Map(built).set('site/_headers', Buffer.concat([built.get('site/_headers') as Buffer, Buffer.from('\n'.repeat(rawOf(other)('little-by-need illness')))])).set('site/littleton-report/4.txt', Buffer.from('x'));
    expect(await compareOutputs(built, spoilt)).toEqual([
      { path: 'site/_headers', words: expect.stringMatching(/^as it is, of (\d+) and (?!\1)\d+ bytes, from byte \d+: /) as unknown as string },
      { path: 'site/littleton-report/4.txt', words: 'it stands in the second alone' },
    ]);
  });
});

/** On the page of a dataset, and in its files. */
function hiddenCells({ datasets }: Report, dataset: string): { text: string; value?: string }[] {
  return datasets.filter(({ id }) => id === dataset).flatMap(({ data, table }) => [...data.rows, ...table.rows].flat()).filter(({ text }) => text === '[c]');
}

async function buildLeaking(counts: Counts, spoil: (report: Report, raw: Raw) => void): Promise<Map<string, Buffer>> {
  return buildGiven(truth, counts, { leaks: { report: (report) => spoil(report, rawOf(counts)) } });
}

describe('the build itself stops', () => {
  const stopped = (report: (report: Report) => void): Promise<unknown> => buildGiven(truth, new Map(), { leaks: { report } });

  test('at a number behind the marker of a spreadsheet', async () => {
    await expect(stopped((report) => { for (const cell of hiddenCells(report, 'little-moved')) if ('value' in cell) cell.value = '4'; }))
      .rejects.toThrow('little-moved.ods:1:1  leak  A cell of the spreadsheet shows [c] and holds 4.');
  });

  test.each(['The xylophone company has the better homes', 'The tambourine company asks for more than all others, and', 'The marmalade committee will close Hollyhock House before the summer'])('at a sentence of an exempt paper, an exempt part or a draft: %s', async (sentence) => {
    await expect(stopped((report) => { for (const chart of chartsOf(report, 'little-by-need')) chart.description += ` ${sentence}.`; }))
      .rejects.toThrow(`littleton-report/index.html:1:1  secret-words  This file says “${sentence}”`);
  });
});

describe('a canary is found', () => {
  let files: Map<string, Buffer>;
  /** What is found where there is no leak: nothing. */
  let clean: Map<string, Buffer>;

  beforeAll(async () => {
    const raw = rawOf(canaryCounts);
    const leaks: Leaks = {
      records: () => console.log(`protecting ${raw('little-moved 2021')} and others`),
      report: (report) => {
        sayInstead(report, 'a small number', raw('little-by-age-and-home under-5 home').toLocaleString('en-GB'));
        for (const chart of chartsOf(report, 'little-by-need')) chart.description += ` Hidden are ${raw('little-by-need illness').toLocaleString('en-GB').replaceAll(',', '\u2009')} ill children.`;
        for (const cell of hiddenCells(report, 'little-out-of-school')) Object.assign(cell, { value: String(raw('little-out-of-school 2023')), text: String(raw('little-out-of-school 2023')) });
      },
      search: (pages, report) => {
        const [publication] = report.publications;
        pages.set('littleton-draft/index.html', (pages.get('littleton-report/index.html') as string).replace(/<main[^]*<\/main>/, '<main><h1>The closing of Hollyhock House</h1></main>'));
        return { ...report, publications: [...report.publications, { ...publication as Report['publications'][number], id: 'littleton-draft' }] };
      },
    };
    clean = await buildGiven(truth, canaryCounts);
    files = await buildGiven(truth, canaryCounts, { pdf: true, leaks });
  }, SLOW_MS);

  /** 'path, layer: form' */
  const hitsIn = async (path: string | RegExp, name: string, among = files): Promise<string[]> => {
    const own = new Map([...among].filter(([one]) => (typeof path === 'string' ? one === path : path.test(one))));
    return scanForCanaries(await readLayers(own), canaries).filter(({ canary }) => canary === name).map(({ layer, form }) => `${layer}: ${form}`);
  };

  test('in the text of a page and of a paper, and in neither without the leak', async () => {
    const name = 'little-by-age-and-home 2023 under-5 home';
    expect(await hitsIn(PAGE, name)).toContain('without tags: with commas');
    expect((await hitsIn(PDF, name)).filter((hit) => /^text of page \d+: with commas$/.test(hit))).not.toEqual([]);
    expect(await hitsIn(/\.pf_fragment$/, name)).toContain('inflated: with commas');
    expect(await hitsIn(/./, name, clean)).toEqual([]);
  });

  test('in the description of a picture, on the page and in the paper’s tags', async () => {
    const name = 'little-by-need 2023 illness';
    expect(await hitsIn(PAGE, name)).toContain('as it is: with thin spaces');
    expect(await hitsIn(PDF, name)).toContain('strings and names: with thin spaces');
  });

  test('in a CSV, a spreadsheet and the file that holds them all', async () => {
    const name = 'little-out-of-school 2023 counted';
    expect(await hitsIn(/little-out-of-school\.csv$/, name)).toContain('as it is: as it is');
    expect(await hitsIn(/little-out-of-school\.ods$/, name)).toContain('content.xml: as it is');
    const folder = 'data/littleton/little-out-of-school/little-out-of-school';
    expect(await hitsIn(/everything\.zip$/, name)).toEqual(expect.arrayContaining([`${folder}.csv: as it is`, `${folder}.ods, content.xml: as it is`]));
  });

  test('in the log', async () => expect(await hitsIn(LOG, 'little-moved 2021')).toEqual(['as it is: as it is']));

  test('the title of a draft, in the search index and nowhere else', async () => {
    expect(await hitsIn(/\.pf_fragment$/, 'The closing of Hollyhock House')).toEqual(['inflated: as it is']);
    expect(await hitsIn(/\.pf_index$/, 'Hollyhock')).toEqual(['inflated: in small letters']);
    expect(await hitsIn(/\.html$/, 'Hollyhock')).toEqual([]);
  });

  test.each<[string, (secret: string) => [path: string, spoil: (bytes: Buffer) => Buffer | Uint8Array], string]>([
    ['an attribute that no reader sees', (secret) => [PAGE, (bytes) => Buffer.from(bytes.toString().replace('<td class="', `<td data-raw="${secret}" class="`))], 'as it is'],
    ['a hidden row of a spreadsheet', (secret) => [`${NEEDS}.ods`, (bytes) => editOds(bytes, (xml) => xml.replace('</table:table>', `<table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="${secret}"/></table:table-row></table:table>`))], 'content.xml'],
    ['a cell of a CSV', (secret) => [`${NEEDS}.csv`, (bytes) => Buffer.from(bytes.toString().replace('[c]', secret))], 'as it is'],
    ['metadata of a picture', (secret) => ['site/littleton-report/squares.png', (bytes) => addToPng(bytes, 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(secret)]))], 'its zTXt'],
    ['a file written into an address', (secret) => [PAGE, (bytes) => Buffer.from(bytes.toString().replace('</head>', `<link href="data:text/csv;base64,${Buffer.from(`all,${secret}`).toString('base64')}"></head>`))], 'data: address'],
    ['a stream of the paper that nothing leads to', (secret) => [PDF, (bytes) => addToPdf(bytes, `left over: ${secret}`)], 'stream at byte'],
  ])('in %s', async (_, leak, layer) => {
    const { name, secret } = canaries.find((canary) => canary.name === 'little-by-need 2023 schooling') as Canary;
    const [path, spoil] = leak(String(secret));
    const bytes = files.get(path) as Buffer;
    expect(scanForCanaries(await layersOf(path, bytes), canaries).filter(({ canary }) => canary === name)).toEqual([]);
    const hits = scanForCanaries(await layersOf(path, Buffer.from(spoil(bytes))), canaries).filter(({ canary }) => canary === name);
    expect(hits.map((hit) => hit.layer).join('\n')).toContain(layer);
    expect(hits.every((hit) => hit.path === path && hit.context !== '')).toBe(true);
  });
});

function editOds(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, 'content.xml': strToU8(change(strFromU8(parts['content.xml'] as Uint8Array))) });
}

/** Before the end, without a checksum: no reader minds. */
function addToPng(png: Buffer, type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([png.subarray(0, -12), length, Buffer.from(type), data, Buffer.alloc(4), png.subarray(-12)]);
}

function addToPdf(pdf: Buffer, text: string): Buffer {
  const at = pdf.lastIndexOf('xref');
  const stream = deflateSync(text);
  return Buffer.concat([pdf.subarray(0, at), Buffer.from(`9999 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`), stream, Buffer.from('\nendstream\nendobj\n'), pdf.subarray(at)]);
}
