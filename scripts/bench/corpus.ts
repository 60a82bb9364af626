import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A corpus of made-up reports: the same words for us and for plain Eleventy, our figures and charts bound to data. */

export const PAGES = 200;
const SECTIONS = 8;
const PARAGRAPHS = 4;
const MONTHS = ['2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08'];

const WORDS = 'the council keeps homes close to family and friends so that children stay at school and carers have the support they ask for when plans change'.split(' ');

/** No two pages share a value, so that no two charts are equal and none is saved by being drawn before. */
const number = (page: number, month: number): string => (40 + ((page * 7 + month * 13) % 50) + page / 1000).toFixed(3);

/** Deterministic filler of about 60 words, with one figure in it. */
export function paragraph(seed: number, figure: string): string {
  const words = Array.from({ length: 60 }, (_, i) => WORDS[(seed * 31 + i * 7 + (i * i) % 11) % WORDS.length] as string);
  return `${words.slice(0, 30).join(' ')} (${figure}) ${words.slice(30).join(' ')}.`.replace(/^./, (c) => c.toUpperCase());
}

function sections(figureOf: (seed: number) => string, page: number): string {
  return Array.from({ length: SECTIONS }, (_, s) =>
    `## Section about homes ${'abcdefgh'[s]}\n\n${Array.from({ length: PARAGRAPHS }, (_, p) => paragraph(page * 100 + s * 10 + p, figureOf(s * 10 + p))).join('\n\n')}\n\n- ${WORDS.slice(0, 9).join(' ')}\n- ${WORDS.slice(9, 20).join(' ')}\n`).join('\n');
}

export async function writeCorpus(root: string): Promise<void> {
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await put('ours/data/benchshire/council.yaml', COUNCIL);
  for (let page = 0; page < PAGES; page++) {
    const id = `measure-${page}`;
    await put(`ours/data/benchshire/indicators/${id}.yaml`, indicator(page));
    const figure = (seed: number): string => `{{ ${id} | at ${MONTHS[seed % MONTHS.length]} }}`;
    await put(`ours/content/page-${page}/index.md`, `${FRONT}\n## Recommendation\n\n::: recommendations\nThat the committee notes the report.\n:::\n\n${sections(figure, page)}\n::: chart ${id}\nThe measure moves from month to month\n:::\n`);
    const typed = (seed: number): string => `${number(page, seed % MONTHS.length)}%`;
    await put(`plain/page-${page}.md`, `---\ntitle: A report\nlayout: page.njk\n---\n## Recommendation\n\nThat the committee notes the report.\n\n${sections(typed, page)}\nThe measure moves from month to month\n`);
  }
  await put('plain/_includes/page.njk', '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>');
}

export const FRONT = '---\nkind: report\ncouncil: benchshire\ntitle: A report\nsummary: A report to measure with.\nstatus: published\naccess: public\npublish-on: 2024-10-24\nas-of: 2024-10-24\nform: plain\nmeeting: { committee: A committee }\n---';

export const COUNCIL = `name: Benchshire Council
short-name: Benchshire
code: E06000000
colour: "#1f4d3a"
licence: { not-given: Made up. }
contact: { not-given: Made up. }
sources:
  made-up: { title: Made up, publisher: Nobody, published: 2024-10-01, link: { not-given: Made up. } }
forms:
  plain:
    name: Report
    in-use: { from: 2024-01-01, to: { not-given: Made up. } }
    front: [{ id: committee, label: Committee }]
    sections:
      - { id: recommendation, heading: Recommendation, role: recommendation }
      - { id: narrative, role: body }
`;

export function indicator(page: number): string {
  return `title: Measure ${page}
label: Measure ${page}
definition: Made up.
unit: percent
counts: other
frequency: month
good: high
owner: { not-given: Made up. }
source: made-up
targets: [{ value: 60.00, published: 2024-10-01, source: made-up }]
benchmarks: [{ group: national, value: 58.50, period: 2024, published: 2024-10-01, source: made-up }]
observations:
${MONTHS.map((period, m) => `  - { period: ${period}, value: ${number(page, m)}, published: 2024-10-01 }`).join('\n')}
`;
}
