import { expect, test } from 'vitest';
import type { Benchmark, Source } from '../schema/dataset.ts';
import { decimal } from '../schema/decimal.ts';
import { findOtherSources, sayOtherSources } from './other-sources.ts';

const PAPER: Source = { text: 'Cabinet paper, 4 May 2027, paragraph 3', where: 'paragraph 3', href: null };
const SAME_PAPER: Source = { text: 'Cabinet paper, 4 May 2027, table 2', where: 'table 2', href: null };
const RELEASE: Source = { text: 'Department for Education, Looked after, 20 November 2026', href: null };
const average = (group: Benchmark['group'], source: Source): Benchmark => ({ group, source, name: '', value: decimal('1'), period: null, method: null, published: '2026-11' });

test.each<[string, Benchmark[], Source | null, string[]]>([
  ['all are from where the figures are from', [average('national', SAME_PAPER)], SAME_PAPER, []],
  ['averages from a release', [average('national', RELEASE), average('neighbours', RELEASE)], PAPER, [`Source of the national average and statistical neighbours’ average: ${RELEASE.text}.`]],
  ['a target from elsewhere', [average('region', PAPER)], RELEASE, [`Source of the target: ${RELEASE.text}.`]],
  ['two other sources', [average('national', RELEASE)], { text: 'The plan', href: null }, [`Source of the national average: ${RELEASE.text}.`, 'Source of the target: The plan.']],
])('%s', (_, benchmarks, target, said) => {
  expect(sayOtherSources(findOtherSources([PAPER], { benchmarks, target: target && { source: target } }))).toEqual(said);
});
