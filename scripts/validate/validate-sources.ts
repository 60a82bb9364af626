import { ProblemsFound, sortProblems, startOf, type Problem } from '../problem.ts';
import type { Sources } from '../load/load-sources.ts';
import { asOfDay, glossarySchema, type GlossaryFile } from '../schema/publication.ts';
import type { Claim, Council, Publication, Records } from '../schema/records.ts';
import { checkBlocks } from './blocks/block-rules.ts';
import { dataKind, readCouncils, type OpenCouncil } from './councils.ts';
import { sealDataset } from './datasets.ts';
import { checkEditions, type PlaceOf } from './editions.ts';
import { checkLedger } from './ledger.ts';
import { checkAnchors } from './prose/anchors.ts';
import { checkCaptions } from './prose/captions.ts';
import type { ProseContext } from './prose/context.ts';
import { checkFigures } from './prose/figures.ts';
import { checkHeadings } from './prose/headings.ts';
import { checkImages } from './prose/images.ts';
import { checkLeftoverMarks } from './prose/leftover-marks.ts';
import { checkLinks } from './prose/links.ts';
import { checkPlainPlaces } from './prose/plain-places.ts';
import { checkTypedNumbers } from './prose/typed-numbers.ts';
import { isPublicationFile, publicationFolders, readPublications } from './publications.ts';
import { checkShape } from './shape.ts';
import { didYouMean } from './suggest.ts';

/** All files together -> typed records and claims. @throws ProblemsFound with every problem of the sources at once */
export function validateSources(sources: Sources): Records {
  const problems: Problem[] = [...sources.problems];
  const councils = readCouncils(sources, problems);
  const glossary = readGlossary(sources, problems);
  const publications = readPublications(sources, new Map([...councils].map(([id, council]) => [id, council.file])), problems);
  const folders = publicationFolders(sources);
  const placeOf: PlaceOf = ({ path }, at) => {
    const index = sources.files.get(path);
    return index?.kind === 'markdown' && index.frontMatter ? index.frontMatter.placeOf(at) : startOf(path);
  };
  problems.push(...checkEditions(publications, folders, placeOf));
  const byId = new Map(publications.map((p) => [p.id, p]));
  for (const { ledger } of councils.values()) if (ledger) problems.push(...checkLedger(ledger.file, ledger.source, byId, folders, placeOf));
  const shared = sharedContext(sources, glossary, publications);
  const claims = publications.flatMap((publication) => checkProse(publication, councils.get(publication.file.council) as OpenCouncil, shared, problems));
  reportUnknownPlaces(sources, problems);
  // Without the glossary, every name with a number in it would be told to be a typed number.
  const told = problems.some((problem) => problem.place.path === GLOSSARY) ? problems.filter((p) => p.rule !== 'typed-number') : problems;
  if (told.length > 0) throw new ProblemsFound(sortProblems(told));
  return { glossary, claims, publications, councils: new Map([...councils].map(([id, council]) => [id, sealCouncil(id, council)])) };
}

const GLOSSARY = 'content/about/glossary.yaml';

type SharedContext = Pick<ProseContext, 'glossary' | 'publications' | 'drafts' | 'assets' | 'linesOf'>;

function sharedContext(sources: Sources, glossary: GlossaryFile, publications: readonly Publication[]): SharedContext {
  const lines = new Map<string, string[]>();
  return {
    glossary, publications: publicationFolders(sources),
    drafts: new Set(publications.filter(({ file }) => file.status === 'draft').map(({ id }) => id)),
    assets: new Map([...sources.files].flatMap(([path, file]) => (file.kind === 'asset' ? [[path, file.file] as const] : []))),
    linesOf: (path) => {
      const known = lines.get(path) ?? (sources.texts.get(path) ?? '').split(/\r?\n/);
      lines.set(path, known);
      return known;
    },
  };
}

function readGlossary(sources: Sources, problems: Problem[]): GlossaryFile {
  const source = sources.files.get(GLOSSARY);
  if (source?.kind !== 'yaml') return { abbreviations: {}, names: [], terms: {} };
  const shape = checkShape(glossarySchema, source);
  problems.push(...shape.problems);
  return shape.value ?? { abbreviations: {}, names: [], terms: {} };
}

function checkProse(publication: Publication, council: OpenCouncil, shared: SharedContext, problems: Problem[]): Claim[] {
  const context: ProseContext = {
    ...shared, publication: publication.id, asOf: asOfDay(publication.file), narrative: publication.narrative, outline: publication.outline,
    datasets: council.datasets, brokenIds: council.brokenIds, plans: council.plans, brokenPlans: council.brokenPlans,
  };
  const [figures, blocks, pictures] = [checkFigures(context), checkBlocks(context), checkImages(context)];
  publication.images = pictures.images;
  problems.push(...figures.problems, ...blocks.problems, ...pictures.problems, ...checkTypedNumbers(context), ...checkLinks(context), ...checkHeadings(context), ...checkAnchors(context), ...checkCaptions(context), ...checkLeftoverMarks(context), ...checkPlainPlaces(context));
  return [...figures.claims, ...blocks.claims];
}

/** A file in a place that nothing reads would be lost without a word. */
function reportUnknownPlaces(sources: Sources, problems: Problem[]): void {
  for (const path of sources.texts.keys()) {
    const parts = path.split('/');
    if (path.startsWith('content/')) {
      if (path === GLOSSARY || isPublicationFile(path)) continue;
      problems.push({ rule: 'unknown-place', place: startOf(path), message: 'Nothing reads a file of this name here. A publication is a folder below content/ with an index.md, a deck’s slides.md, or a strategy’s chapters as 01-duty.md, 02-children.md; the glossary is content/about/glossary.yaml. Move or rename it.' });
    } else if (parts[2] !== 'council.yaml' && !dataKind(parts.slice(2).join('/'))) {
      const folder = parts.length > 3 ? didYouMean(parts[2] ?? '', ['indicators', 'tables', 'plan']) : '';
      problems.push({ rule: 'unknown-place', place: startOf(path), message: `Nothing reads a file of this name here.${folder} A council has council.yaml, facts.yaml, indicators/, tables/ and plan/, all names in small letters ending in .yaml. Move or rename it.` });
    }
  }
}

function sealCouncil(id: string, council: OpenCouncil): Council {
  return {
    id, file: council.file, plans: council.plans, ledger: council.ledger?.file ?? { publications: {} },
    datasets: new Map([...council.datasets].map(([key, dataset]) => [key, sealDataset(dataset)])),
  };
}
