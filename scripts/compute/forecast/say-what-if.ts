import type { CouncilFile } from '../../schema/council.ts';
import { TYPES } from '../../schema/flows.ts';
import type { ScenarioOfPlan } from '../../schema/plan.ts';
import type { ScenarioFile } from '../../schema/scenario.ts';
import { typeset } from '../prose.ts';
import type { CouncilForecast } from './council-forecast.ts';
import type { Parameters } from './estimate.ts';
import { CATEGORY_LABELS } from './say-method.ts';
import { findEmptied } from './scenario.ts';

/** Beneath a table in which a what-if changes who comes. */
export const TOO_EARLY = 'Effects on who comes into care show too early here, because the forecast knows nothing of how long a child has been in care.';

/** What a what-if assumes, in its author's words and in ours, and who says so. @param replaced what it replaces among the places */
export function sayWhatIf(scenario: ScenarioOfPlan, { model }: Pick<CouncilForecast, 'model'>, { months, sources, replaced = [] }: { months: number; replaced?: readonly string[] } & Pick<CouncilFile, 'sources'>): string {
  const { title, says, source } = scenario;
  return typeset([`${title}: ${says}`, ...sayGrowth(scenario), ...(model ? sayEmptied(model.parameters, scenario, months) : []), ...replaced, `Source: ${sayOrigin(source, sources)}.`].join(' '));
}

/** 'Growth a year of the last count: residential +3%.' */
function sayGrowth({ growth = {} }: ScenarioFile): string[] {
  const grown = (['*', ...TYPES] as const).flatMap((type) => {
    const percent = Math.round(1000 * ((growth[type] ?? 1) - 1)) / 10;
    return percent === 0 ? [] : [`${type === '*' ? 'all placements' : CATEGORY_LABELS[type].toLowerCase()} ${percent < 0 ? '−' : '+'}${Math.abs(percent)}%`];
  });
  return grown.length === 0 ? [] : [`Growth a year of the last count: ${grown.join(', ')}. It shows with the weight that this count has in the forecast.`];
}

/** A table must not seem to rest on more than can be taken away. */
export function sayEmptied(base: Parameters, scenario: ScenarioFile, months: number): string[] {
  const emptied = findEmptied(base, scenario, months).map(({ band, type }) => `${CATEGORY_LABELS[type].toLowerCase()}, ${band === '0' ? 'under 1' : `aged ${CATEGORY_LABELS[band]}`}`);
  return emptied.length === 0 ? [] : [`More would be taken away than come (${emptied.join('; ')}), so it is computed as if none came there.`];
}

/** 'Office for National Statistics, Projected population' */
export function sayOrigin(id: string, sources: CouncilFile['sources']): string {
  const { publisher, title } = sources[id] as CouncilFile['sources'][string];
  return `${publisher}, ${title}`;
}
