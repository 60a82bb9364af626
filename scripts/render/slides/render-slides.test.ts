import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Report } from '../../schema/report.ts';
import type { PublicationView } from '../../schema/report/publication.ts';
import { readPdf, type ReadPdf } from '../../test/read-pdf.ts';
import { renderReport } from '../render-report.ts';
import { fullSlide, libraryCharts, sampleDeck, sampleStrategy, withdrawnPaper } from '../site/sample-publications.ts';
import { council, paragraph, section } from '../site/sample-report.ts';
import { renderSlides } from './render-slides.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // a browser, on a busy machine
vi.mock(import('../chart/draw-charts.ts'), async (importOriginal) => ({ ...await importOriginal(), drawCharts: async () => new Map(libraryCharts) }));

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const deck = { ...sampleDeck, sections: [...sampleDeck.sections, fullSlide] };
const drawings = Object.fromEntries([...libraryCharts].map(([path, svg]) => [path.split('/')[1]!, svg]));

async function print(...publications: PublicationView[]) {
  const folder = mkdtempSync(join(tmpdir(), 'slides-'));
  folders.push(folder);
  const report: Report = { site: { title: 'T', summary: 'S', address: null }, datasets: [], councils: [council], publications };
  const output = await renderReport(report, { folder, pictures: new Map(), pdf: true });
  return { ...output, pdf: (id: string) => new Uint8Array(readFileSync(join(folder, `site/${id}/${id}.pdf`))) };
}

let printed: Awaited<ReturnType<typeof print>>;
let slides: ReadPdf;
let strategy: ReadPdf;
beforeAll(async () => {
  printed = await print(deck, sampleStrategy, withdrawnPaper);
  slides = await readPdf(printed.pdf(deck.id));
  strategy = await readPdf(printed.pdf(sampleStrategy.id));
});

test('a figure’s source stands at the foot of its slide, and not where a chart there has told it', () => {
  const from = { source: 'The paper', figures: [] };
  const [chart] = sampleDeck.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
  const told = { ...from, source: chart!.chart.source.text };
  const slide = (id: string, ...blocks: PublicationView['sections'][number]['blocks']): PublicationView['sections'][number] => ({ ...section(id, null, id, 'slide', ...blocks), figureSources: [from, told] });
  const html = renderSlides({ ...sampleDeck, sections: [slide('words', paragraph('Words')), slide('drawn', chart!)] }, drawings);
  expect([...html.matchAll(/<p class="slide__source">([^<]*)</g)].map(([, words]) => words)).toEqual([`Source: The paper; ${told.source}`, 'Source: The paper']);
});

describe('the PDF of a deck', () => {
  test('has a page for the title and one for each slide, 13.333 by 7.5 inches', () => {
    expect(slides.pages.map(({ width, height }) => [width, height])).toEqual(Array(8).fill([339, 191]));
  });

  test('begins with kind, title, meeting and the notice', () => {
    for (const words of ['Slides for councillors', deck.title, 'People and Health Overview Committee, 6 February 2024', deck.demonstration]) expect(slides.pages[0]!.text).toContain(words);
  });

  test('says on every slide whose it is not, and its number, as text', () => {
    slides.pages.slice(1).forEach(({ text }, i) => {
      expect(text).toContain(`Dorset: ${deck.title}`);
      expect(text).toContain('Not issued by Dorset Council');
      expect(text).toContain(`Slide ${i + 1}`);
    });
  });

  test('is named, and has a bookmark for each slide', () => {
    expect(slides.info).toMatchObject({ Title: deck.title, Author: 'Homes for children in care (demonstration)', Language: 'en-GB' });
    // Chromium joins the words at a line's end in a bookmark.
    const joined = (title: string): string => title.replaceAll(' ', '');
    expect(slides.bookmarks.map(joined)).toEqual([deck.title, ...deck.sections.filter(({ role }) => role === 'slide').map(({ heading }) => heading)].map(joined));
  });

  test('puts a note at the foot of its slide', () => {
    expect(slides.pages.map(({ text }) => text.includes('Section 22G of the Children Act 1989.'))).toEqual([false, true, false, false, false, false, false, false]);
  });
});

test('of all slides the one that says too much is reported', () => {
  expect(printed.overflows).toEqual([{ publication: deck.id, section: 'too-full', pixels: expect.any(Number) }]);
  expect(printed.overflows[0]!.pixels).toBeGreaterThan(300);
});

test.each([
  ['a word that runs out at the right', section('too-wide', null, 'A slide', 'slide', paragraph('x'.repeat(200)))],
  ['a title that takes all room', section('too-long', null, 'A title that goes on and on. '.repeat(40), 'slide', paragraph('Words.'))],
])('%s is an overflow', async (_, slide) => {
  const { overflows } = await print({ ...sampleDeck, discrepancies: [], about: null, sections: [slide], footnotes: [] });
  expect(overflows.map((o) => o.section)).toEqual([slide.id]);
});

test('the same report gives the same bytes, and a status changes none of them', async () => {
  const status = { state: 'superseded' as const, words: 'Superseded.', link: { text: 'Next', href: 'dorset-overview-2024/' } };
  const again = await print({ ...sampleStrategy, status }, { ...deck, status });
  for (const { id } of [deck, sampleStrategy]) expect([id, Buffer.compare(again.pdf(id), printed.pdf(id))]).toEqual([id, 0]);
});

test('nothing of the printing is left, and what is withdrawn has no PDF', () => {
  expect(readdirSync(printed.folder)).toEqual(['site']);
  expect(printed.paths.filter((path) => path.endsWith('.pdf'))).toEqual(['site/dorset-overview-2024/dorset-overview-2024.pdf', 'site/dorset-strategy-2024/dorset-strategy-2024.pdf']);
});

describe('the PDF of a strategy', () => {
  const pageOf = (words: string): number => strategy.pages.findLastIndex(({ pieces }) => pieces.some((piece) => piece.includes(words))) + 1;

  test('says in its contents on which page each chapter begins', () => {
    const starts = ['Our duty and our promise', 'Children in our care', 'What we will do'].map(pageOf);
    expect(new Set(starts).size).toBeGreaterThan(1);
    expect([...strategy.pages[0]!.text.matchAll(/(?:our promise|who have left it|What we will do) (\d+)/g)].map(([, page]) => Number(page))).toEqual(starts);
  });

  test('has the title and the council in its running head', () => {
    for (const { text } of strategy.pages.slice(1)) expect(text.startsWith(`${sampleStrategy.title} Dorset Council`) || (text.includes(sampleStrategy.title) && text.includes('Dorset Council'))).toBe(true);
  });

  test('carries no folder of this machine', () => {
    expect(Buffer.from(printed.pdf(sampleStrategy.id)).toString('latin1')).not.toContain('file:');
  });
});

test('a slide has the wide drawing of its chart alone', () => {
  const html = renderSlides(deck, drawings);
  expect(html).toContain('<svg class="chart__svg"');
  expect(html).not.toContain('chart__svg--narrow');
});

test('words of a deck are never markdown, markup or program', () => {
  const attack = '---\n\n# x <script>alert(1)</script> {{ 7 * 7 }} ready-slide 0';
  const html = renderSlides({ ...sampleDeck, title: attack, sections: [section('a', null, attack, 'slide', paragraph(attack))] }, drawings);
  expect(html).not.toContain('<script>');
  expect(html.match(/<section/g)).toHaveLength(2);
  expect(html).toContain('<p class="paragraph">---\n\n# x &lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} ready-slide 0</p>');
});
