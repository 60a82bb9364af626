import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../build.ts';
import { listFiles } from '../check/files.ts';
import { loadSources } from '../load/load-sources.ts';
import { elementsOf, wordsOf as wordsOfTag } from '../render/pdf/model/structure.ts';
import { openPrint } from '../render/pdf/sample-print.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { runProgram } from './run-program.ts';
import { validateSources } from '../validate/validate-sources.ts';
import { edit, FIXTURES, temporaryFolder } from './toyshire.ts';

/** Sealshire built with its exempt papers; and again without them, after everything that the public may not see was changed. */

const SEALSHIRE = join(FIXTURES, 'exempt');
const MARK = /Exempt: not for publication, paragraphs? [1357](?: and 3)? of Schedule 12A/;
/** Each stands in exempt words, names, settings or data alone. */
const SECRETS = ['Marlowe', 'harbour', 'Wren', 'Quayside', 'quay-', 'E1', 'Tern', 'Dunlin', 'Knot', 'settle', '241300', '241,300', 'Bids for contracts', 'sealshire-contract', 'sealshire-next', 'a pond', '10 April', 'by-home', 'ladder'];
const PAPERS = ['sealshire-briefing', 'sealshire-contract', 'sealshire-report', 'sealshire-strategy'];

let withExempt: string;
let without: string;
beforeAll(async () => {
  withExempt = await buildTo(SEALSHIRE, true);
  without = await buildTo(await changeSecrets(), false);
}, 120_000);

async function buildTo(root: string, includeExempt: boolean, more: Partial<Parameters<typeof build>[0]> = {}): Promise<string> {
  const out = join(await temporaryFolder(), 'dist');
  await build({ root, out, pdf: true, only: null, includeDrafts: false, includeExempt, ...more });
  return out;
}

async function copySealshire(): Promise<string> {
  const root = await temporaryFolder();
  await cp(SEALSHIRE, root, { recursive: true });
  return root;
}

/** Other words, more and fewer of everything, other figures, other pictures; titles, paragraphs and reasons stay. */
async function changeSecrets(): Promise<string> {
  const root = await copySealshire();
  const content = (path: string): string => join(root, 'content', path);
  const inside = (path: string, title: string, words: string): Promise<void> => edit(content(path), (text) => {
    const lines = text.split('\n');
    const first = lines.indexOf(`::: exempt ${title}`);
    let depth = 1;
    const last = lines.findIndex((line, i) => i > first && line.startsWith(':::') && (depth += line === ':::' ? -1 : 1) === 0);
    return lines.toSpliced(first + 1, last - first - 1, words).join('\n');
  });
  await inside('sealshire-report/index.md', 'What each bidder asks for a place', 'They ask {{ children-in-care }}.\n\n### No heading above\n\n::: kpis bids\nAnother thing\n:::\n\nOne.[^a] Two.[^a] Three.[^b]\n\n[^a]: A.\n[^b]: B.');
  await inside('sealshire-report/index.md', 'Scores', 'None.');
  await inside('sealshire-strategy/01-need.md', 'Advice of counsel', `${'A long advice. '.repeat(200)}\n\n::: table by-home\nWhere children live\n:::\n\n### One\n\n### Two\n\n### Three\n\nEnd.`);
  await inside('sealshire-briefing/slides.md', 'Prices bid', '- One\n- Two');
  await edit(content('sealshire-contract/index.md'), (text) => `${text.slice(0, text.indexOf('publish-on'))}publish-on: 2031-04-02\nas-of: 2031-03-01\nform: paper\nmeeting:\n  committee: Council\n  date: 2031-04-10\n---\n\n## Summary\n\nNobody knows.\n\n## Why\n\nNo reason. ![A house](harbour.png)\n`.replace('Marlowe House is to run the homes by the harbour.', 'Another summary.'));
  await cp(content('sealshire-report/ladder.png'), content('sealshire-contract/harbour.png'));
  await edit(join(root, 'data/sealshire/facts.yaml'), (text) => text.replace('241300', '777').replace('Lowest price', 'Highest price'));
  await edit(join(root, 'data/sealshire/indicators/bids.yaml'), (text) => text.replaceAll(/value: \d+/g, 'value: 8').replace('Bids for contracts', 'Tenders'));
  await edit(join(root, 'data/sealshire/tables/by-home.yaml'), (text) => text.replace('171', '100').replace('40', '70').replace('value: 6', 'value: 49').replace('value: 3', 'value: 1'));
  await edit(content('sealshire-next/index.md'), (text) => text.replaceAll('Knot Care', 'Sanderling'));
  return root;
}

const isPublic = (path: string): boolean => path === 'manifest.json' || path.startsWith('site/');
const page = (path: string): Promise<string> => readFile(join(withExempt, 'site', path), 'utf8');
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');

test('every public byte is the same, whatever is exempt and whether it is printed', async () => {
  const paths = (await listFiles(withExempt)).filter(isPublic);
  expect(paths).toContain('site/sealshire-report/sealshire-report.pdf');
  expect((await listFiles(without)).filter((path) => path !== 'build-record.json')).toEqual(paths);
  for (const path of paths) expect((await readFile(join(withExempt, path))).equals(await readFile(join(without, path))), path).toBe(true);
});

test('how much advice a build counts doesn’t depend on what is exempt either', async () => {
  const root = await copySealshire();
  const long = `\n\nThis ${'goes on and '.repeat(20)}ends.\n\nTHE WHOLE OF IT IS LOUD AND LONG.\n`;
  await edit(join(root, 'content/sealshire-contract/index.md'), (text) => `${text}${long}`);
  await edit(join(root, 'content/sealshire-report/index.md'), (text) => text.replace('Its price falls', () => `${long}\n[here](https://example.org/)\n\nIts price falls`));
  const [before, after] = await Promise.all([SEALSHIRE, root].map(async (folder) => validateSources(await loadSources(folder))));
  expect(after?.warnings).toEqual(before?.warnings);
  expect((after?.withExempt?.warnings.length ?? 0) - (before?.withExempt?.warnings.length ?? 0)).toBeGreaterThan(2);
});

test('no public page, file or name says anything exempt', async () => {
  for (const path of (await listFiles(withExempt)).filter(isPublic)) {
    const text = `${path} ${await readFile(join(withExempt, path), 'latin1')}`;
    expect(/\.(?:html|xml|json|csv|txt)$|_headers$/.test(path) ? SECRETS.filter((secret) => text.includes(secret)) : [], path).toEqual([]);
  }
});

test.each(['index.html', 'sealshire/index.html'])('%s names the exempt paper by its title, paragraph and reason, and links to nothing', async (path) => {
  const html = await page(path);
  expect(wordsOf(html)).toContain('Exempt papers');
  expect(wordsOf(html)).toContain('Award of a contract for children’s homes Not for publication: exempt under paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972. It holds information about an individual; and about the financial or business affairs of a person or body, the council included. Why the public interest is better served by keeping it exempt: Bidders would offer worse prices if they knew each other’s.');
  expect(html).not.toContain('The next contract');
});

test.each(['feed.xml', 'sitemap.xml', 'search/index.html', '404.html', 'data/index.html'])('%s doesn’t name it at all', async (path) => {
  expect(await page(path)).not.toContain('Award of a contract');
});

test('in place of an exempt part stand its title and paragraph; numbers, notes and contents pass over it', async () => {
  const html = await page('sealshire-report/index.html');
  const words = wordsOf(html);
  expect(words).toContain('What each bidder asks for a place Not for publication: exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972. It holds information about the financial or business affairs of a person or body, the council included. 1.2 Children say');
  expect(html.match(/class="paragraph__number"[^>]*>([^<]+)/g)?.map((found) => found.split('>')[1]?.trim())).toEqual(['1.1', '1.2', '2.1']);
  expect(words).toContain('Figure 1 A few more children');
  expect(html.match(/id="note-\d"/g)).toEqual(['id="note-1"', 'id="note-2"']);
  expect((await listFiles(withExempt)).filter((path) => path.endsWith('.png'))).toEqual([]);
});

test('what only exempt words use has no data page, and who uses the others isn’t told of them', async () => {
  expect((await readdir(join(withExempt, 'site/data/sealshire'))).sort()).toEqual(['children-in-care', 'facts', 'index.html']);
  expect(wordsOf(await page('data/sealshire/facts/index.html'))).not.toContain('Award');
});

describe('the exempt papers', () => {
  const papers = new Map<string, ReadPdf>();
  beforeAll(async () => {
    for (const id of PAPERS) papers.set(id, await readPdf(await readFile(join(withExempt, 'exempt', `${id}.pdf`))));
  });
  const textOf = (id: string): string => (papers.get(id) as ReadPdf).pages.map(({ text }) => text).join(' ').replaceAll('\u00a0', ' ');

  test('lie in exempt/ alone, in no manifest, and in the build record with their hashes', async () => {
    expect(await readdir(withExempt)).toEqual(['build-record.json', 'exempt', 'manifest.json', 'site']);
    expect((await readdir(join(withExempt, 'exempt'))).sort()).toEqual(PAPERS.map((id) => `${id}.pdf`));
    const { exempt } = JSON.parse(await readFile(join(withExempt, 'build-record.json'), 'utf8')) as { exempt: { path: string; sha256: string }[] };
    const hashOf = async (path: string): Promise<string> => createHash('sha256').update(await readFile(join(withExempt, path))).digest('hex');
    expect(exempt.map(({ path, sha256 }) => [path, sha256])).toEqual(await Promise.all(PAPERS.map(async (id) => [`exempt/${id}.pdf`, await hashOf(`exempt/${id}.pdf`)])));
    expect(JSON.parse(await readFile(join(without, 'build-record.json'), 'utf8'))).toMatchObject({ exempt: [] });
  });

  test.each(PAPERS)('%s is marked on every page, and says on its first who may read it', (id) => {
    const { pages } = papers.get(id) as ReadPdf;
    expect(pages.filter(({ text }) => !MARK.test(text.replaceAll('\u00a0', ' ')))).toEqual([]);
    expect(pages[0]?.text).toContain('It is for members of the council who are entitled to see it');
    expect(pages.slice(1).filter(({ text }) => text.includes('entitled'))).toEqual([]);
    expect(textOf(id)).not.toContain('Available at');
  });

  /** In the order of reading, which is not that of painting. */
  async function readAloud(id: string): Promise<string> {
    const { tree, pages } = await openPrint(await readFile(join(withExempt, 'exempt', `${id}.pdf`)));
    return elementsOf(tree).filter(({ type }) => /^(?:P|H\d|Caption)$/.test(type)).map((element) => wordsOfTag(element, pages)).join(' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  }

  test('hold what is exempt in its place, with numbers of its own', async () => {
    expect(textOf('sealshire-contract')).toContain('The manager of the present home, Mx Wren');
    const report = await readAloud('sealshire-report');
    expect(report).toMatch(/1\.1 Each home is small.*What each bidder asks for a place E1 Quayside Care asks £241,300.*E2 Its price falls.*Figure E1 Quayside Care.*End of the exempt part 1\.2 Children say.*Figure 1 A few more.*2\.1 The council.*Scores Quayside Care scored best/s);
    expect(report).toContain('as section 1 and paragraph E2 show');
    expect(await readAloud('sealshire-strategy')).toContain('She would settle at once. End of the exempt part');
    expect(textOf('sealshire-briefing')).toContain('Dunlin Homes bids £241,300');
  });

  test('are protected too', () => {
    // 171, 40, 6 and 3 make 220, which is public; the 3 is small, and the 40 goes with it.
    for (const id of ['sealshire-contract', 'sealshire-report']) expect(textOf(id)).toMatch(/Foster care 171 Relatives or friends \[c\] Children’s home 6 Secure home \[c\]/);
  });

  test('a draft is printed only among drafts, and --only prints one', async () => {
    expect(await readdir(join(await buildTo(SEALSHIRE, true, { includeDrafts: true, only: 'sealshire-next' }), 'exempt'))).toEqual(['sealshire-next.pdf']);
    await expect(buildTo(SEALSHIRE, true, { only: 'sealshire-next' })).rejects.toMatchObject({ problems: [{ rule: 'not-public' }] });
  }, 60_000);
});

describe('the command', () => {
  const run = (...args: string[]): ReturnType<typeof runProgram> => runProgram(args);

  test('--include-exempt doesn’t go with --no-pdf', async () => {
    expect(await run('build', '--root', SEALSHIRE, '--no-pdf', '--include-exempt')).toEqual({ code: 2, stdout: '', stderr: 'Exempt papers are made as PDFs alone, so --include-exempt does not go with --no-pdf. Leave one of the two away.\n' });
  });

  test('a good build names exempt papers by their titles alone', async () => {
    const { code, stdout, stderr } = await run('build', '--root', SEALSHIRE, '--include-exempt', '--only', 'sealshire-contract', '--out', join(await temporaryFolder(), 'out'));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\d+ pieces? of advice; npm run check lists (?:it|them)\.\n$/);
    expect(stdout).toMatch(/^Exempt, not for publication: Award of a contract for children’s homes\nBuilt 0 publications in [\d.]+ s\nOpen \S+\/out\/exempt\n$/);
  }, 60_000);

  test('the ledger holds public addresses alone', async () => {
    const root = await copySealshire();
    expect((await run('publish-ledger', '--root', root)).code).toBe(0);
    const ledger = await readFile(join(root, 'data/sealshire/ledger.yaml'), 'utf8');
    expect([ledger.includes('sealshire-report'), ledger.includes('- homes')]).toEqual([true, true]);
    expect(SECRETS.filter((secret) => ledger.includes(secret))).toEqual([]);
    expect(ledger).not.toContain('what-ms');
  });

  test('check tells of what is wrong in exempt words, hidden figures too', async () => {
    const root = await copySealshire();
    await edit(join(root, 'content/sealshire-contract/index.md'), (text) => text.replace('TUPE applies', '{{ by-home secure }} live there. TUPE applies'));
    const { code, stderr } = await run('check', '--root', root);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^content\/sealshire-contract\/index\.md:\d+:\d+  figure-suppressed  /)]);
  });
});
