import { expect, test } from 'vitest';
import type { Block } from '../../schema/report/block.ts';
import { longSections } from './long-sections.ts';
import { column, households, paragraph, row, section, stability, table } from './sample-report.ts';

const words = (count: number): Block => paragraph(Array<string>(count).fill('word').join(' '));
const chart: Block = { kind: 'chart', chart: households };

test.each<[string, Block[], boolean]>([
  ['350 words', [words(350)], false],
  ['351 words', [words(351)], true],
  ['words in lists, notes and quotations', [{ kind: 'list', ordered: false, start: 1, items: [[words(100)], [words(100)]] }, { kind: 'note', content: [words(100)] }, { kind: 'quote', content: [words(51)], source: [] }], true],
  ['words in recommendations', [{ kind: 'recommendations', items: [{ id: 'r', number: null, content: [words(351)] }] }], true],
  // 120 each
  ['two charts', [chart, chart], false],
  ['three charts', [chart, chart, chart], true],
  ['a table of 351 words', [{ kind: 'table', table: table('t', null, '', [column('A')], Array.from({ length: 351 }, () => row('word'))) }], true],
  ['tiles and their table', [{ kind: 'kpis', kpis: stability }], false],
  ['nothing', [], false],
])('%s', (_, blocks, isLong) => expect(longSections([section('s', '1', 'S', 'body', ...blocks)])).toEqual(isLong ? ['s'] : []));
