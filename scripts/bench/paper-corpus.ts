import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { COUNCIL, FRONT, indicator, paragraph } from './corpus.ts';

/** Made-up reports of about 20 pages with 10 charts each, their tables and their notes. */

export const REPORTS = 10;
export const CHARTS = 10;
const PARAGRAPHS = 5;

export async function writePaperCorpus(root: string): Promise<void> {
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await put('data/benchshire/council.yaml', COUNCIL);
  for (let chart = 0; chart < REPORTS * CHARTS; chart++) await put(`data/benchshire/indicators/measure-${chart}.yaml`, indicator(chart));
  for (let report = 0; report < REPORTS; report++) {
    const sections = Array.from({ length: CHARTS }, (_, chart) => section(report * CHARTS + chart, chart));
    await put(`content/report-${report}/index.md`, `${FRONT}\n## Recommendation\n\n::: recommendations\nThat the committee notes the report.\n:::\n\n${sections.join('\n')}`);
  }
}

function section(measure: number, chart: number): string {
  const id = `measure-${measure}`;
  const letter = 'abcdefghij'[chart];
  const words = Array.from({ length: PARAGRAPHS }, (_, p) => paragraph(measure * 10 + p, `{{ ${id} }}`));
  return `## Section about homes ${letter}

${words.slice(0, 3).join('\n\n')}[^${chart}]

::: chart ${id}
The measure moves from month to month
:::

### What the measure counts

- Homes near to family and school
- Carers who have the support they ask for

${words.slice(3).join('\n\n')}

${chart % 3 === 0 ? `::: kpis ${id}\nMeasure ${letter} beside its target\n:::\n` : ''}
[^${chart}]: As counted by the council.
`;
}
