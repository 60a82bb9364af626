import type { DataPath } from '../../load/read-yaml.ts';
import type { Place, Problem, Warning } from '../../problem.ts';
import type { CouncilFile } from '../../schema/council.ts';
import type { Publication } from '../../schema/records.ts';

/** What a rule about a committee's paper may look at. Each rule is one file: context in, findings out. */
export interface PaperContext {
  publication: Publication;
  council: CouncilFile;
  /** Where a setting stands. */
  placeOf(at: DataPath): Place;
}

export type Finding = Problem | Warning;
export type PaperRule = (context: PaperContext) => Finding[];

/** What holds up a paper that goes out is advice while it is written. */
export function asAdvice(problem: Problem): Warning {
  return { ...problem, severity: 'warning' };
}

export function isProblem(finding: Finding): finding is Problem {
  return finding.severity !== 'warning';
}

export function isWarning(finding: Finding): finding is Warning {
  return finding.severity === 'warning';
}
