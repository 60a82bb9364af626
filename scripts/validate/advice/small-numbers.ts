import { warningAt, type Place, type Warning } from '../../problem.ts';
import { policyOf, thresholdFor } from '../../schema/disclosure.ts';
import { inlinesOfNarrative } from '../../schema/narrative.ts';
import type { GlossaryFile } from '../../schema/publication.ts';
import type { Claim, Council, Publication } from '../../schema/records.ts';
import { countUses, isProtected, namesOfUse } from '../populations/count-uses.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import type { PlaceOf } from '../places.ts';
import { peopleCounted } from '../prose/people-counted.ts';
import { textsIn } from '../texts-in.ts';

interface Said {
  text: string;
  place: (at: number) => Place;
}

/** Of some people in words or in a quotation: as many as a table beside it counts, and hides. A number that is typed elsewhere is a problem anyhow. */
export function adviseSmallNumbers(publication: Publication, council: OpenCouncil, claims: readonly Claim[], placeOf: PlaceOf): Warning[] {
  const small = smallShown(publication, council, claims);
  if (small.size === 0) return [];
  return wordsOf(publication, placeOf).flatMap((said) => adviseText(said, small));
}

/** A glossary explains its terms beside whatever the site shows. @param placeOf in its file */
export function adviseGlossary(glossary: GlossaryFile, shown: readonly (readonly [Publication, OpenCouncil])[], claims: readonly Claim[], placeOf: (path: readonly (string | number)[]) => Place): Warning[] {
  const small = new Map(shown.flatMap(([publication, council]) => [...smallShown(publication, council, claims)]));
  return textsIn(glossary, []).flatMap(({ text, path }) => adviseText({ text, place: () => placeOf(path) }, small));
}

/** Counts that a publication shows and that may be hidden, with the dataset of each. */
function smallShown({ id }: Publication, council: OpenCouncil, claims: readonly Claim[]): Map<number, string> {
  const policy = policyOf(council.file);
  const shown = new Set(claims.filter((claim) => claim.publication === id).map(({ dataset }) => dataset));
  return new Map([...shown].flatMap((id) => council.datasets.get(id) ?? []).filter((dataset) => isProtected(dataset, council.file)).flatMap((dataset) => countUses(dataset).flatMap((use) => {
    const count = use.quantity.state === 'held' ? use.quantity.value.big.toNumber() : 0;
    return count > 0 && count <= thresholdFor(policy, namesOfUse(use)) ? [[count, dataset.id] as const] : [];
  })));
}

function adviseText({ text, place }: Said, small: ReadonlyMap<number, string>): Warning[] {
  return peopleCounted(text).flatMap(({ count, said, at }): Warning[] => {
    const dataset = small.get(count);
    return dataset === undefined ? [] : [warningAt(place(at), 'small-number', `“${said}” is as many as a count of “${dataset}” that is so small that it may be hidden. If it tells that count, write “a small number”.`)];
  });
}

/** Words of a plan are no prose, whose numbers are checked, and its what-ifs count nobody; whoever counts few people there tells it, whatever a table hides. @param placeOf of a plan's file by its name */
export function advisePlans({ plans, file }: Pick<OpenCouncil, 'plans' | 'file'>, placeOf: Council['placeOfPlan']): Warning[] {
  const { threshold } = policyOf(file);
  return [...plans].flatMap(([name, plan]) => textsIn({ ...plan, scenarios: {}, 'solve-for': {} }, []).flatMap(({ text, path }) => peopleCounted(text).filter(({ count }) => count <= threshold)
    .map(({ said }) => warningAt(placeOf(name, path), 'small-number', `“${said}” may be so few that they could be recognised. If that is their number, write “a few”.`))));
}

function wordsOf(publication: Publication, placeOf: PlaceOf): Said[] {
  const { file, narrative, easyRead } = publication;
  const prose = [narrative, ...(easyRead ? [easyRead.narrative] : [])].flatMap(inlinesOfNarrative).flatMap((inline): Said[] => {
    if (inline.kind !== 'text' && inline.kind !== 'code' && inline.kind !== 'image') return [];
    const before = inline.kind === 'image' ? 2 : 0;
    return [{ text: inline.kind === 'image' ? inline.alt : inline.text, place: (at) => ({ ...inline.place, column: inline.place.column + at + before }) }];
  });
  return [...textsIn(file, []).map(({ text, path }): Said => ({ text, place: () => placeOf(publication, path) })), ...prose];
}
