import { ProblemsFound, startOf, type Problem, type Warning } from '../problem.ts';
import type { Sources } from '../load/load-sources.ts';
import { highestThreshold } from '../schema/disclosure.ts';
import type { Narrative } from '../schema/narrative.ts';
import type { Outline } from '../schema/outline.ts';
import { asOfDay, type GlossaryFile } from '../schema/publication.ts';
import type { About, AllRecords, Claim, Council, Publication } from '../schema/records.ts';
import { ABOUT_PAGES, checkReview, GLOSSARY, isAboutFile, placeInGlossary, readAbout, readGlossary } from './about.ts';
import { checkBlocks } from './blocks/block-rules.ts';
import { adviseSummaries } from './chapter-summary.ts';
import { checkCharacters } from './characters.ts';
import { checkPopulations } from './check-populations.ts';
import { checkContent } from './content-rules/check-content.ts';
import { dataKind, readCouncils, type OpenCouncil } from './councils.ts';
import { sealDataset } from './datasets.ts';
import { checkEditions, type PlaceOf } from './editions.ts';
import { checkEasyReadDate } from './easy-read.ts';
import { checkExemptMarks, isExempt, withheldPaper, type Versions } from './exemption.ts';
import { adviseHeadlines } from './headlines.ts';
import { adviseHeldBack } from './held-back.ts';
import { isFlowsCsv, sealEdition } from './forecast/read-flows-file.ts';
import { checkLedger, checkLedgerCounts } from './ledger.ts';
import { adviseMislabelled } from './mislabelled-people.ts';
import { adviseOrder } from './order-of-size.ts';
import { checkPapers } from './paper-rules/check-papers.ts';
import type { Finding } from './paper-rules/paper-context.ts';
import { openPlaces } from './places.ts';
import { checkAnchors } from './prose/anchors.ts';
import { checkCaptions } from './prose/captions.ts';
import type { ProseContext } from './prose/context.ts';
import { checkExemptNames, checkExemptNamesInSettings } from './prose/exempt-names.ts';
import { checkFigures } from './prose/figures.ts';
import { checkHeadings } from './prose/headings.ts';
import { checkImages } from './prose/images.ts';
import { checkLeftoverMarks } from './prose/leftover-marks.ts';
import { checkLinks } from './prose/links.ts';
import { checkPlainPlaces } from './prose/plain-places.ts';
import { checkStrayBraces } from './prose/stray-braces.ts';
import { checkTypedNumbers } from './prose/typed-numbers.ts';
import { checkWebMarks } from './prose/web-marks.ts';
import { isPublicationFile, publicationFolders, readPublications } from './publications.ts';
import { checkRedirects } from './redirects.ts';
import { adviseRemarks } from './remarks.ts';
import { readSite, SITE } from './site.ts';
import { adviseGlossary, advisePlans, adviseSmallNumbers } from './small-numbers.ts';
import { didYouMean } from './suggest.ts';
import { tellFindings } from './tell-findings.ts';
import { checkToWrite, isWarning } from './to-write.ts';

/** All files together -> typed records and claims, parted by who may see them. @throws ProblemsFound with every problem of the sources at once */
export function validateSources(sources: Sources): AllRecords {
  const problems: Problem[] = [...sources.problems, ...checkCharacters(sources.texts), ...checkExemptMarks(sources)];
  const councils = readCouncils(sources, problems);
  for (const [id, council] of councils) {
    const file = sources.files.get(`data/${id}/council.yaml`);
    if (file?.kind === 'yaml') problems.push(...checkPopulations(council, file));
  }
  const glossary = readGlossary(sources, problems);
  const about = readAbout(sources, problems);
  const site = readSite(sources, problems);
  const versions = readPublications(sources, new Map([...councils].map(([id, council]) => [id, council.file])), problems);
  const publications = versions.map(({ whole }) => whole);
  const folders = publicationFolders(sources);
  const placeOf: PlaceOf = ({ path }, at) => {
    const index = sources.files.get(path);
    return index?.kind === 'markdown' && index.frontMatter ? index.frontMatter.placeOf(at) : startOf(path);
  };
  problems.push(...checkEditions(publications, folders, placeOf));
  const byId = new Map(versions.map((version) => [version.whole.id, version]));
  for (const { ledger } of councils.values()) if (ledger) problems.push(...checkLedger(ledger.file, ledger.source, byId, sources.texts, placeOf), ...checkLedgerCounts(ledger.file, ledger.source));
  const shared = sharedContext(sources, glossary, versions);
  const checked = versions.map((version) => checkVersions(version, councils.get(version.whole.file.council) as OpenCouncil, shared, problems));
  for (const version of versions) problems.push(...checkSettings(version, shared.exempt, placeOf));
  const claims = checked.flatMap(({ open }) => open);
  if (about.methods) checkProse(about.methods, { ...shared, ...NO_DATA, publication: 'about/methods', asOf: '', exemptAnchors: new Set() }, problems);
  const files = new Map([...councils].map(([id, council]) => [id, council.file]));
  const findingsOf = (some: readonly Publication[]): Finding[] => [...checkPapers(some, files, placeOf), ...checkToWrite(sources, some, claims)];
  const adviceOf = (some: readonly Publication[]): Warning[] => tellFindings([...findingsOf(some).filter(isWarning), ...findWarnings(sources, { about, publications: some, open, glossary, councils, claims, placeOf })]);
  const open = versions.flatMap((version) => version.open ?? []);
  problems.push(...findingsOf(publications).filter((finding) => !isWarning(finding)) as Problem[]);
  problems.push(...checkRedirects(publications, [...folders, ...councils.keys()], placeOf));
  reportUnknownPlaces(sources, problems);
  // Without the glossary, every name with a number in it would be told to be a typed number.
  const told = problems.some((problem) => problem.place.path === GLOSSARY) ? problems.filter((p) => p.rule !== 'typed-number') : problems;
  const hasExempt = versions.some(({ whole, open: own }) => whole !== own);
  const warnings = adviceOf(publications);
  if (told.length > 0) throw new ProblemsFound(tellFindings(told), warnings);
  return {
    glossary, site, about, claims, warnings: hasExempt ? adviceOf(open) : warnings, councils: new Map([...councils].map(([id, council]) => [id, sealCouncil(id, council, sources)])),
    publications: open, withheld: publications.filter(isExempt).map(withheldPaper),
    withExempt: hasExempt ? { publications, claims: checked.flatMap(({ whole }) => whole), warnings } : null,
  };
}

type SharedContext = Pick<ProseContext, 'glossary' | 'publications' | 'drafts' | 'exempt' | 'assets' | 'linesOf'>;

function sharedContext(sources: Sources, glossary: GlossaryFile, versions: readonly Versions[]): SharedContext {
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

const NO_DATA = { smallCounts: 0, datasets: new Map<string, never>(), brokenIds: new Set<string>(), plans: new Map<string, never>(), brokenPlans: new Set<string>() };

/** Its whole text, then by itself what the public reads of it: a note or a place that this needs may stand in an exempt part. */
function checkVersions({ whole, open }: Versions, council: OpenCouncil, shared: SharedContext, problems: Problem[]): { whole: Claim[]; open: Claim[] } {
  const ofWhole: Problem[] = [];
  const claims = checkPublication(whole, new Set(), council, shared, ofWhole);
  problems.push(...ofWhole);
  if (open === null || open === whole) return { whole: claims, open: open === null ? [] : claims };
  const ofOpen: Problem[] = [];
  const exemptAnchors = new Set([...whole.outline.targets.keys()].filter((id) => !open.outline.targets.has(id)));
  const openClaims = checkPublication(open, exemptAnchors, council, shared, ofOpen);
  const told = new Set(ofWhole.map((problem) => JSON.stringify(problem)));
  problems.push(...ofOpen.filter((problem) => !told.has(JSON.stringify(problem))).map((problem) => (
    problem.rule === 'names-exempt' ? problem : { ...problem, message: `${problem.message} It is so for the public, who read this without the exempt parts.` })));
  return { whole: claims, open: openClaims };
}

function checkSettings({ whole, open }: Versions, exempt: ReadonlySet<string>, placeOf: PlaceOf): Problem[] {
  if (open === null || exempt.size === 0) return [];
  return [whole, ...(whole.easyRead ? [whole.easyRead] : [])].flatMap((written) => checkExemptNamesInSettings(written.file, exempt, (at) => placeOf(written, at)));
}

/** The publication's own words, then the same in Easy Read, which may name the same figures. */
function checkPublication(publication: Publication, exemptAnchors: ReadonlySet<string>, council: OpenCouncil, shared: SharedContext, problems: Problem[]): Claim[] {
  const { datasets, brokenIds, plans, brokenPlans, flows, capacity } = council;
  const context = {
    ...shared, publication: publication.id, asOf: asOfDay(publication.file), smallCounts: highestThreshold(council.file), exemptAnchors,
    datasets, brokenIds, plans, brokenPlans, flows, capacity,
  };
  const own = checkProse(publication, context, problems);
  const easy = publication.easyRead ? checkProse(publication.easyRead, context, problems) : { claims: [], images: new Map<string, string>() };
  publication.images = new Map([...own.images, ...easy.images]);
  return [...own.claims, ...easy.claims];
}

const PROSE_RULES: readonly ((context: ProseContext) => Problem[])[] = [checkTypedNumbers, checkLinks, checkExemptNames, checkHeadings, checkAnchors, checkCaptions, checkLeftoverMarks, checkStrayBraces, checkWebMarks, checkPlainPlaces];

function checkProse({ narrative, outline }: { narrative: Narrative; outline: Outline }, rest: Omit<ProseContext, 'narrative' | 'outline'>, problems: Problem[]): { claims: Claim[]; images: Map<string, string> } {
  const context: ProseContext = { ...rest, narrative, outline };
  const [figures, blocks, pictures] = [checkFigures(context), checkBlocks(context), checkImages(context)];
  problems.push(...[figures, blocks, pictures].flatMap((found) => found.problems), ...PROSE_RULES.flatMap((rule) => rule(context)));
  return { claims: [...figures.claims, ...blocks.claims], images: pictures.images };
}

const LONGEST_SENTENCE_WORDS = 25;
const LONGEST_EASY_READ_WORDS = 15;

/** Advice on the words, and on data that wait; none of it stops a build. */
function findWarnings(sources: Sources, { about, publications, open, glossary, councils, claims, placeOf }: {
  about: About; publications: readonly Publication[]; open: readonly Publication[]; glossary: GlossaryFile; councils: ReadonlyMap<string, OpenCouncil>; claims: readonly Claim[]; placeOf: PlaceOf;
}): Warning[] {
  const ofPublications = publications.flatMap((publication): Warning[] => {
    const { file, outline, narrative, easyRead } = publication;
    const chapters = outline.sections.filter(({ role }) => role === 'chapter').map(({ heading, place }) => ({ text: heading, place: () => place }));
    const council = councils.get(file.council);
    const advice = [...adviseSummaries(outline), ...(council ? adviseHeadlines(narrative, asOfDay(file), council.datasets) : []), ...checkContent({ glossary, narrative, titles: [{ text: file.title, place: () => placeOf(publication, ['title']) }, ...chapters], longestSentenceWords: LONGEST_SENTENCE_WORDS })];
    if (!easyRead) return advice;
    const place = (name: string): Problem['place'] => placeOf(easyRead, [name]);
    return [...advice, ...checkEasyReadDate(publication, place), ...checkContent({ glossary, narrative: easyRead.narrative, titles: [{ text: easyRead.file.title, place: () => place('title') }], longestSentenceWords: LONGEST_EASY_READ_WORDS })];
  });
  const ofMethods = about.methods ? checkContent({ glossary, narrative: about.methods.narrative, titles: [], longestSentenceWords: LONGEST_SENTENCE_WORDS }) : [];
  const shown = publications.map((publication) => [publication, councils.get(publication.file.council) as OpenCouncil] as const);
  const ofCounts = [...shown.flatMap(([publication, council]) => adviseSmallNumbers(publication, council, claims, placeOf)), ...adviseGlossary(glossary, shown, claims, placeInGlossary(sources))];
  const ofData = [...councils].flatMap(([id, council]) => [...council.advice, ...adviseMislabelled(council), ...advisePlans(council, openPlaces(id, council, sources).placeOfPlan), ...adviseOrder(council, claims.filter(({ publication }) => publications.some((one) => one.id === publication && one.file.council === id))), ...adviseHeldBack(id, council, { publications: open, claims })]);
  return [...ofPublications, ...ofMethods, ...ofCounts, ...ofData, ...adviseRemarks(sources, publications), ...checkReview(sources, about, publications)];
}

/** A file in a place that nothing reads would be lost without a word. */
function reportUnknownPlaces(sources: Sources, problems: Problem[]): void {
  for (const path of sources.texts.keys()) {
    const parts = path.split('/');
    if (path.startsWith('content/')) {
      if (isAboutFile(path) || path === SITE) continue;
      if (isPublicationFile(path)) {
        if (!sources.texts.has(`content/${parts[1]}/index.md`)) problems.push({ rule: 'unknown-place', place: startOf(path), message: `Nothing reads this file, for content/${parts[1]} has no index.md with the settings. Put the index.md there, or take the whole folder out.` });
        continue;
      }
      problems.push({ rule: 'unknown-place', place: startOf(path), message: 'Nothing reads a file of this name here. Move or rename it: a publication is a folder below content/ with an index.md, a deck’s slides.md, or a strategy’s chapters as 01-duty.md, 02-children.md; an Easy Read version is easy-read.md beside it; content/about/ has glossary.yaml, site.yaml, accessibility.yaml and methods.md.' });
    } else if (parts[2] !== 'council.yaml' && !dataKind(parts.slice(2).join('/')) && !isFlowsCsv(parts.slice(2).join('/')) && !/^(?:indicators|tables)\/[^/]+\.csv$/.test(parts.slice(2).join('/'))) {
      const folders = ['indicators', 'tables', 'plan'];
      const folder = parts.length > 3 && !folders.includes(parts[2] ?? '') ? didYouMean(parts[2] ?? '', folders) : '';
      problems.push({ rule: 'unknown-place', place: startOf(path), message: `Nothing reads a file of this name here.${folder} Move or rename it: a council has council.yaml, facts.yaml, flows.yaml, capacity.yaml, and .yaml files with names in small letters in indicators/, tables/ and plan/; a .csv file lies beside an indicator or a table, or goes with flows.yaml.` });
    }
  }
}

function sealCouncil(id: string, council: OpenCouncil, sources: Sources): Council {
  return {
    id, file: council.file, plans: council.plans, ledger: council.ledger?.file ?? { publications: {} }, ...openPlaces(id, council, sources),
    flows: council.flows.map(sealEdition), capacity: council.capacity,
    datasets: new Map([...council.datasets].map(([key, dataset]) => [key, sealDataset(dataset)])),
  };
}
