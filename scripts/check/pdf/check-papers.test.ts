import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ProblemsFound } from '../../problem.ts';
import type { PaperOverflow } from '../../render/pdf/papers.ts';
import type { Report } from '../../schema/report.ts';
import { checkOutput } from '../check-output.ts';
import { elementsOfType, makeSample, saveSample, type SamplePdf } from './sample-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a build is told of its papers, whose only publication has this PDF. */
async function problemsOf(stretches: string[], breaks: (sample: SamplePdf) => void = () => {}, overflows: PaperOverflow[] = []): Promise<string[]> {
  const sample = await makeSample();
  breaks(sample);
  mkdirSync(join(folder, 'site', 'paper'), { recursive: true });
  writeFileSync(join(folder, 'site', 'paper', 'paper.pdf'), await saveSample(sample));
  const report = { publications: [{ id: 'paper', title: 'Sample', figures: [] }], datasets: [] } as unknown as Report;
  const output = { folder, paths: ['site/paper/paper.pdf'], overflows, printed: new Map([['paper', { stretches }]]) };
  const error: unknown = await checkOutput(output, { report, sources: [], elsewhere: new Set() }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemsFound)) throw error;
  // There is no page here, which is told as well.
  return error.problems.filter(({ rule }) => rule.startsWith('paper-')).map(({ rule, place, message }) => `${place.path} ${rule} ${message}`);
}

/** What sample-pdf.ts says. */
const WORDS = ['a', 'aa', ...'aaaaaa', 'A square', 'a', 'a'];

it('lets a sound PDF pass', async () => {
  expect(await problemsOf(WORDS)).toEqual([]);
});

it('stops a build whose PDF is not accessible', async () => {
  expect(await problemsOf(WORDS, (sample) => { elementsOfType(sample, 'TD')[0]!.type = 'P'; })).toEqual([
    expect.stringMatching(/^content\/paper\/index\.md paper-not-accessible The PDF of this publication can’t be read by everybody, on page 1, in a table\. .* Expected: TH or TD\. Found: P, and the same in 1 more place \(Matterhorn protocol, 09-004\)\. This is a fault of the software: pass this message on to its maintainers\.$/),
  ]);
});

it('stops a build whose PDF says other words than its page', async () => {
  expect(await problemsOf([...WORDS, 'lost'])).toEqual([
    expect.stringMatching(/^content\/paper\/index\.md paper-text-differs The words of this publication’s PDF are not those of its page, on page 1 of the PDF\. .*“lost”/),
  ]);
});

it('says nothing of the words of slides that don’t fit, which is told by itself', async () => {
  expect(await problemsOf([...WORDS, 'lost'], () => {}, [{ publication: 'paper', section: 'full', pixels: 90 }])).toEqual([]);
});
