import type { Place, Problem } from '../../problem.ts';
import { BANDS, STATE_COUNT, TYPES, type FlowHistory } from '../../schema/flows.ts';

type PlaceOf = (month: number, state: number | null, column: 'stock_end' | 'exits') => Place;

/** Who was there, plus who came, less who left, must be who is there. Ages and placements may change on the way, the total not. */
export function checkBalance(history: FlowHistory, placeOf: PlaceOf): Problem[] {
  return history.months.slice(1).flatMap((month, i) => [...checkMonth(history, i + 1, month, placeOf), ...checkExits(history, i + 1, placeOf)]);
}

/** As `checkBalance`, where nothing but the total of each month is known: who left can't be more than were there where it balances. */
export function checkTotals(history: FlowHistory, placeOf: PlaceOf): Problem[] {
  return history.months.slice(1).flatMap((month, i) => checkMonth(history, i + 1, month, placeOf));
}

function checkMonth({ stock, entries, exits }: FlowHistory, t: number, month: string, placeOf: PlaceOf): Problem[] {
  const [before, now, came, left] = [stock[t - 1], stock[t], entries[t], exits[t]].map((list) => (list as readonly number[]).reduce((total, n) => total + n, 0)) as [number, number, number, number];
  const difference = now - (before + came - left);
  if (difference === 0) return [];
  return [{ rule: 'flows-do-not-balance', place: placeOf(t, null, 'stock_end'), message: `${month} does not balance: ${before} children at the end of the month before, ${came} came and ${left} left, which makes ${before + came - left}, but ${now} are counted: ${Math.abs(difference)} ${difference > 0 ? 'too many' : 'too few'}. Correct the entries, the exits or the counts of ${month}.` }];
}

/** Nobody can leave who wasn't there, hadn't come, moved or grown into the group. */
function checkExits({ stock, entries, exits, moves }: FlowHistory, t: number, placeOf: PlaceOf): Problem[] {
  return Array.from({ length: STATE_COUNT }, (_, state) => state).flatMap((state): Problem[] => {
    const [band, type] = [Math.floor(state / TYPES.length), state % TYPES.length];
    const count = (list: readonly (readonly number[])[], month: number, at: number): number => list[month]?.[at] as number;
    const grown = band === 0 ? 0 : count(stock, t - 1, state - TYPES.length);
    // Without recorded moves anybody of the band may have moved in.
    const movedIn = TYPES.reduce((total, _, p) => {
      const other = band * TYPES.length + p;
      return other === state ? total : total + (moves ? moves[t]?.[other]?.[type] as number : count(stock, t - 1, other));
    }, 0);
    const most = count(stock, t - 1, state) + count(entries, t, state) + grown + movedIn;
    const left = count(exits, t, state);
    return left <= most ? [] : [{ rule: 'exits-above-stock', place: placeOf(t, state, 'exits'), message: `${left} left ${TYPES[type]} aged ${BANDS[band]}, but at most ${most} were there or came. Correct the exits, or the count of the month before.` }];
  });
}
