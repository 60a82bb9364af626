import { expect, test } from 'vitest';
import { readYaml, type YamlSource } from '../../load/read-yaml.ts';
import type { CouncilFile } from '../../schema/council.ts';
import { readFacts, type CouncilContext } from './datasets.ts';

const SOURCE = { title: 'Good Care', publisher: 'Toyshire', published: '2024-10-24', link: { 'not-given': 'x' } };
const council = (kind: 'report' | 'strategy' | 'deck' | undefined, more: { 'retold-as'?: string }): CouncilContext => (
  { id: 'toyshire', file: { sources: { paper: { ...SOURCE, ...more } } } as unknown as CouncilFile, kindOf: (id) => (id === 'toyshire-paper' ? kind : undefined) });
const sourceWith = (where: string, context: CouncilContext): string | undefined => (
  readFacts(readYaml('facts.yaml', `a: { label: A, value: 1, unit: count, counts: homes, as-of: 2024-10, published: 2024-10-24, source: paper${where} }`).source as YamlSource, context).read[0]?.dataset.source.text);

test.each<[string, string, CouncilContext, string]>([
  ['a paper that nothing retells', ', where: paragraph 5.8', council(undefined, {}), ', paragraph 5.8'],
  ['a report', ', where: paragraph 5.8', council('report', { 'retold-as': 'toyshire-paper' }), ', paragraph 5.8 of the original paper'],
  ['a strategy', ', where: sections 4.1 and 5.1', council('strategy', { 'retold-as': 'toyshire-paper' }), ', sections 4.1 and 5.1 of the original strategy'],
  ['slides', ', where: slide on homes', council('deck', { 'retold-as': 'toyshire-paper' }), ', slide on homes in the original slides'],
  ['a second paper', ', where: section 3; the rest in paragraph 9 of the budget', council('strategy', { 'retold-as': 'toyshire-paper' }), ', section 3 of the original strategy; the rest in paragraph 9 of the budget'],
  ['no place', '', council('report', { 'retold-as': 'toyshire-paper' }), ''],
  // told as unknown-publication where the council's settings are read
  ['a publication that is not there', ', where: paragraph 5.8', council('report', { 'retold-as': 'toyshire-papre' }), ', paragraph 5.8'],
])('a place in the original: %s', (_, where, context, expected) => expect(sourceWith(where, context)).toBe(`Toyshire, Good Care, 24 October 2024${expected}`));
