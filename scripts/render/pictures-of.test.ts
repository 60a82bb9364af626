import { expect, test } from 'vitest';
import { picturesOf } from './pictures-of.ts';
import { withdrawnPaper } from './site/sample-publications.ts';
import { samplePaper } from './site/sample-report.ts';

test('pictures are those that the report shows: none of what is withdrawn or left out', () => {
  const source = (id: string): { id: string; images: Map<string, string> } => ({ id, images: new Map([['homes/a.png', `/content/${id}/homes/a.png`]]) });
  const shown = { ...samplePaper, images: ['homes/a.png'] };
  expect([...picturesOf([samplePaper.id, withdrawnPaper.id, 'a-draft'].map(source), { publications: [shown, withdrawnPaper] })]).toEqual([[`${shown.id}/homes/a.png`, `/content/${shown.id}/homes/a.png`]]);
});
