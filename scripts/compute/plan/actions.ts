import { isOutBy } from '../../schema/dataset.ts';
import { anyPeriodText, dateText, lastDay } from '../../schema/period.ts';
import type { ActionFile, PlanFile } from '../../schema/plan.ts';
import { typeset } from '../prose.ts';
import { capitalise } from '../../schema/words.ts';
import { planColumn, tabulateItems, wordsCell, type PlanTable } from './cells.ts';

type Update = ActionFile['updates'][number];

const STATUS_WORDS: Record<Update['status'], string> = { 'not-started': 'Not started', 'under-way': 'Under way', done: 'Done', late: 'Late', stopped: 'Stopped' };

/** A priority's actions as they stood on a day: only what was published by then, each with its newest update. */
export function tabulateActions(plan: PlanFile, priority: string, asOf: string): PlanTable {
  const actions = Object.values(plan.actions).filter((a) => a.priority === priority && isOutBy(a.published, asOf));
  const updates = new Map(actions.map((action) => [action, newestUpdate(action, asOf)]));
  const first = { text: 'Action', cellOf: ({ action }: ActionFile) => wordsCell(capitalise(typeset(action)), { header: true }), sourcesOf: (action: ActionFile) => [action.source, ...(updates.get(action) ? [updates.get(action)!.source] : [])] };
  return tabulateItems(actions, first, [
    planColumn<ActionFile, string>('Owner', actions, ({ owner }) => owner, typeset), planColumn<ActionFile, string>('Due', actions, ({ due }) => due, anyPeriodText),
    {
      text: `Status on ${dateText(asOf)}`, cellOf: (action) => wordsCell(sayUpdate(updates.get(action) ?? null, asOf)),
      saidOnce: actions.length > 0 && [...updates.values()].every((update) => update === null) ? `No update on ${actions.length === 1 ? 'this' : 'any of these'} had been published by ${dateText(asOf)}.` : null,
    },
  ]);
}

function newestUpdate({ updates }: ActionFile, asOf: string): Update | null {
  return updates.filter((u) => isOutBy(u.date, asOf)).reduce<Update | null>((newest, u) => (newest === null || lastDay(newest.date) <= lastDay(u.date) ? u : newest), null);
}

/** The column's own day isn't said again. */
function sayUpdate(update: Update | null, asOf: string): string {
  return update ? `${STATUS_WORDS[update.status]}${update.date === asOf ? '' : `, ${dateText(update.date)}`}: ${typeset(update.note)}` : 'No update published';
}
