import { isOutBy } from '../../schema/dataset.ts';
import { anyPeriodText, dateText, lastDay } from '../../schema/period.ts';
import type { ActionFile, PlanFile } from '../../schema/plan.ts';
import { typeset } from '../prose.ts';
import { capitalise } from '../../schema/words.ts';
import { cellOf, noteOnEmptyColumn, wordsCell, wordsColumn, type PlanTable } from './cells.ts';

const STATUS_WORDS: Record<ActionFile['updates'][number]['status'], string> = { 'not-started': 'Not started', 'under-way': 'Under way', done: 'Done', late: 'Late', stopped: 'Stopped' };

/** A priority's actions as they stood on a day: only what was published by then, each with its newest update. */
export function tabulateActions(plan: PlanFile, priority: string, asOf: string): PlanTable {
  const actions = Object.values(plan.actions).filter((a) => a.priority === priority && isOutBy(a.published, asOf));
  const [noOwner, noDue] = [noteOnEmptyColumn('Owner', actions.map(({ owner }) => owner)), noteOnEmptyColumn('Due', actions.map(({ due }) => due))];
  const cellNotes: string[] = [];
  const rows = actions.map((action) => {
    const update = action.updates.filter((u) => isOutBy(u.date, asOf)).reduce<ActionFile['updates'][number] | null>((newest, u) => (newest === null || lastDay(newest.date) <= lastDay(u.date) ? u : newest), null);
    const status = update ? `${STATUS_WORDS[update.status]}, ${dateText(update.date)}: ${typeset(update.note)}` : 'No update published';
    return [
      wordsCell(capitalise(typeset(action.action)), { header: true }),
      ...(noOwner ? [] : [cellOf(action.owner, cellNotes, typeset)]),
      ...(noDue ? [] : [cellOf(action.due, cellNotes, anyPeriodText)]),
      wordsCell(status),
    ];
  });
  const columns = ['Action', ...(noOwner ? [] : ['Owner']), ...(noDue ? [] : ['Due']), `Status on ${dateText(asOf)}`];
  return { columns: columns.map((text) => wordsColumn(text)), rows, notes: [noOwner, noDue].filter((note) => note !== null), cellNotes };
}
