import type { Sources } from '../../load/load-sources.ts';
import type { Problem } from '../../problem.ts';
import { highestThreshold } from '../../schema/disclosure.ts';
import { asOfDay, type GlossaryFile } from '../../schema/publication.ts';
import type { About, Claim, Publication } from '../../schema/records.ts';
import { ABOUT_PAGES } from '../about.ts';
import type { OpenCouncil } from '../councils/read-councils.ts';
import type { PlaceOf } from '../places.ts';
import { isExempt, type Versions } from '../publications/exemption.ts';
import { publicationFolders } from '../publications/read-publications.ts';
import { checkProse } from './check-prose.ts';
import type { Findings, ProseContext } from './context.ts';
import { checkExemptNamesInSettings } from './exempt-names.ts';

interface Writing {
  sources: Sources;
  glossary: GlossaryFile;
  methods: About['methods'];
  versions: readonly Versions[];
  councils: ReadonlyMap<string, OpenCouncil>;
  placeOf: PlaceOf;
}

/** What words of different publications are checked beside. */
type Shared = Pick<ProseContext, 'glossary' | 'publications' | 'drafts' | 'exempt' | 'assets' | 'linesOf'>;

/** All prose of the site. Each publication gets to know its pictures. @returns the claims of whole publications, and those that the public reads */
export function checkWriting({ methods, councils, placeOf, ...writing }: Writing): { problems: Problem[]; whole: Claim[]; open: Claim[] } {
  const shared = shareContext(writing);
  const checked = writing.versions.map((version) => checkVersions(version, councils.get(version.whole.file.council) as OpenCouncil, shared));
  return {
    problems: [
      ...checked.flatMap(({ problems }) => problems), ...writing.versions.flatMap((version) => checkSettings(version, shared.exempt, placeOf)),
      ...(methods ? checkMethods(methods, shared) : []),
    ],
    whole: checked.flatMap(({ whole }) => whole), open: checked.flatMap(({ open }) => open),
  };
}

function shareContext({ sources, glossary, versions }: Pick<Writing, 'sources' | 'glossary' | 'versions'>): Shared {
  const publications = versions.map(({ whole, open }) => open ?? whole);
  const lines = new Map<string, string[]>();
  return {
    glossary,
    publications: new Map([...[...publicationFolders(sources), ...ABOUT_PAGES].map((id) => [id, null] as const), ...publications.map((publication) => [publication.id, anchorsOf(publication)] as const)]),
    drafts: new Set(publications.filter(({ file }) => file.status === 'draft').map(({ id }) => id)),
    exempt: new Set(publications.filter(isExempt).map(({ id }) => id)),
    assets: new Map([...sources.files].flatMap(([path, file]) => (file.kind === 'asset' ? [[path, file.file] as const] : []))),
    linesOf: (path) => {
      const known = lines.get(path) ?? (sources.texts.get(path) ?? '').split(/\r?\n/);
      lines.set(path, known);
      return known;
    },
  };
}

/** A withdrawn publication leaves a notice without any. */
function anchorsOf({ file, outline }: Publication): Set<string> | null {
  return file.status === 'withdrawn' ? null : new Set(outline.targets.keys());
}

/** Its whole text, then by itself what the public reads of it: a note or a place that this needs may stand in an exempt part. */
function checkVersions({ whole, open }: Versions, council: OpenCouncil, shared: Shared): { problems: Problem[]; whole: Claim[]; open: Claim[] } {
  const ofWhole = checkPublication(whole, new Set(), council, shared);
  if (open === null || open === whole) return { problems: ofWhole.problems, whole: ofWhole.claims, open: open === null ? [] : ofWhole.claims };
  const exemptAnchors = new Set([...whole.outline.targets.keys()].filter((id) => !open.outline.targets.has(id)));
  const ofOpen = checkPublication(open, exemptAnchors, council, shared);
  const told = new Set(ofWhole.problems.map((problem) => JSON.stringify(problem)));
  const forPublic = ofOpen.problems.filter((problem) => !told.has(JSON.stringify(problem))).map((problem) => (
    problem.rule === 'names-exempt' ? problem : { ...problem, message: `${problem.message} It is so for the public, who read this without the exempt parts.` }));
  return { problems: [...ofWhole.problems, ...forPublic], whole: ofWhole.claims, open: ofOpen.claims };
}

/** The publication's own words, then the same in Easy Read, which may name the same figures. */
function checkPublication(publication: Publication, exemptAnchors: ReadonlySet<string>, council: OpenCouncil, shared: Shared): Findings {
  const { datasets, brokenIds, plans, brokenPlans, flows, capacity } = council;
  const texts = [publication, ...(publication.easyRead ? [publication.easyRead] : [])];
  const checked = texts.map(({ narrative, outline }) => checkProse({
    ...shared, narrative, outline, publication: publication.id, asOf: asOfDay(publication.file), smallCounts: highestThreshold(council.file), exemptAnchors,
    datasets, brokenIds, plans, brokenPlans, flows, capacity,
  }));
  publication.images = new Map(checked.flatMap(({ images }) => [...images]));
  return { problems: checked.flatMap(({ problems }) => problems), claims: checked.flatMap(({ claims }) => claims) };
}

function checkSettings({ whole, open }: Versions, exempt: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  if (open === null || exempt.size === 0) return [];
  return [whole, ...(whole.easyRead ? [whole.easyRead] : [])].flatMap((written) => checkExemptNamesInSettings(written.file, exempt, (at) => placeOf(written, at)));
}

/** A page of no council, and so without figures. */
function checkMethods({ narrative, outline }: NonNullable<About['methods']>, shared: Shared): Problem[] {
  return checkProse({
    ...shared, narrative, outline, publication: 'about/methods', asOf: '', smallCounts: 0, exemptAnchors: new Set(),
    datasets: new Map(), brokenIds: new Set(), plans: new Map(), brokenPlans: new Set(),
  }).problems;
}
