import { isOutBy } from '../../schema/dataset.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { anyPeriodText } from '../../schema/period.ts';
import type { PlanFile } from '../../schema/plan.ts';
import { countText } from '../../schema/words.ts';
import { typeset } from '../prose.ts';
import { markNotes, planColumn, tabulateItems, wordsCell, type PlanColumn, type PlanTable } from './cells.ts';

/** The pipeline of contracts, as published by a day. */
export function tabulateProcurement(plan: PlanFile, asOf: string): PlanTable {
  const items = Object.values(plan.procurement).filter((p) => isOutBy(p.published, asOf));
  type Item = (typeof items)[number];
  const first = { text: 'Contract', cellOf: ({ what, note }: Item, notes: string[]) => wordsCell(typeset(what), { header: true, notes: markNotes(notes, note ? [typeset(note)] : []) }), sourcesOf: ({ source }: Item) => [source] };
  const column = <V>(text: string, valueOf: (item: Item) => V | DeclaredAbsence, words: (value: V) => string): PlanColumn<Item> => planColumn(text, items, valueOf, words);
  return tabulateItems(items, first, [
    column<string>('Route', ({ route }) => route, typeset), column<string>('Value', (p) => p['value-band'], typeset), column<boolean>('Key decision', (p) => p['key-decision'], (yes) => (yes ? 'Yes' : 'No')),
    column<string>('Start', ({ start }) => start, anyPeriodText), column<string>('End', ({ end }) => end, anyPeriodText),
    column<{ years: number }>('Longest term', (p) => p['maximum-term'], ({ years }) => countText(years, 'year')),
  ]);
}
