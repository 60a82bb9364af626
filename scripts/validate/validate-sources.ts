import { ProblemsFound, sortProblems, startOf, type Problem } from '../problem.ts';
import type { Sources } from '../load/load-sources.ts';
import type { MarkdownSource } from '../load/read-markdown.ts';
import type { YamlSource } from '../load/read-yaml.ts';
import { councilSchema, type CouncilFile } from '../schema/council.ts';
import { glossarySchema, type GlossaryFile } from '../schema/publication.ts';
import type { Claim, Council, Publication, Records } from '../schema/records.ts';
import { checkBlocks } from './blocks/block-rules.ts';
import { checkDataset } from './dataset-rules.ts';
import { readFacts, readIndicator, readTable, sealDataset, type CouncilContext, type OpenDataset, type ReadDataset } from './datasets.ts';
import { checkAnchors } from './prose/anchors.ts';
import type { ProseContext } from './prose/context.ts';
import { checkFigures } from './prose/figures.ts';
import { checkHeadings } from './prose/headings.ts';
import { checkImages } from './prose/images.ts';
import { checkLeftoverMarks } from './prose/leftover-marks.ts';
import { checkLinks } from './prose/links.ts';
import { checkTypedNumbers } from './prose/typed-numbers.ts';
import { readPublication } from './publication.ts';
import { checkShape } from './shape.ts';
import { didYouMean } from './suggest.ts';

/** All files together -> typed records and claims. @throws ProblemsFound with every problem of the sources at once */
export function validateSources(sources: Sources): Records {
  const problems: Problem[] = [...sources.problems];
  const councils = readCouncils(sources, problems);
  const glossary = readGlossary(sources, problems);
  const councilFiles = new Map([...councils].map(([id, council]) => [id, council.file]));
  const publications = readPublications(sources, councilFiles, problems);
  const assets = new Map([...sources.files].flatMap(([path, file]) => (file.kind === 'asset' ? [[path, file.file] as const] : [])));
  const ids = new Set([...sources.texts.keys()].flatMap((path) => /^content\/([^/]+)\/index\.md$/.exec(path)?.[1] ?? []));
  const claims = publications.flatMap((publication) => checkProse(publication, councils.get(publication.file.council) as OpenCouncil, { glossary, publications: ids, assets, lines: (sources.texts.get(publication.path) ?? '').split(/\r?\n/) }, problems));
  reportUnknownPlaces(sources, problems);
  if (problems.length > 0) throw new ProblemsFound(sortProblems(problems));
  return { glossary, claims, publications, councils: new Map([...councils].map(([id, council]) => [id, sealCouncil(id, council)])) };
}

interface OpenCouncil {
  file: CouncilFile;
  datasets: Map<string, OpenDataset>;
  /** Where each of them was read. */
  paths: Map<string, string>;
  brokenIds: Set<string>;
}

function readCouncils(sources: Sources, problems: Problem[]): Map<string, OpenCouncil> {
  const councils = new Map<string, OpenCouncil>();
  const folders = new Set([...sources.files.keys(), ...sources.texts.keys()].flatMap((path) => (/^data\/[^/]+\//.test(path) ? [path.split('/')[1] as string] : [])));
  for (const id of folders) {
    const path = `data/${id}/council.yaml`;
    const source = sources.files.get(path);
    if (source?.kind !== 'yaml') {
      if (!sources.texts.has(path)) problems.push({ rule: 'no-council', place: startOf(path), message: `The folder data/${id} has no council.yaml. Add it, with the council’s name, sources and forms.` });
      continue;
    }
    const shape = checkShape(councilSchema, source);
    problems.push(...shape.problems);
    if (shape.value) councils.set(id, readDatasets({ id, file: shape.value }, sources, problems));
  }
  return councils;
}

function readDatasets(context: CouncilContext, sources: Sources, problems: Problem[]): OpenCouncil {
  const council: OpenCouncil = { file: context.file, datasets: new Map(), paths: new Map(), brokenIds: new Set() };
  const folder = `data/${context.id}/`;
  for (const path of sources.texts.keys()) {
    if (!path.startsWith(folder)) continue;
    const kind = datasetKind(path.slice(folder.length));
    if (!kind) continue;
    const id = path.split('/').at(-1)?.replace(/\.ya?ml$/, '') ?? '';
    const source = sources.files.get(path);
    const result = source?.kind === 'yaml' ? readers[kind](id, source, context) : { read: [], problems: [] };
    problems.push(...result.problems);
    if (result.read.length === 0) for (const broken of kind === 'facts' ? factIds(sources.texts.get(path) ?? '') : [id]) council.brokenIds.add(broken);
    for (const read of result.read) addDataset(read, council, context, problems);
  }
  return council;
}

const readers = {
  facts: (_: string, source: YamlSource, context: CouncilContext) => readFacts(source, context),
  indicators: readIndicator,
  tables: readTable,
};

function datasetKind(path: string): keyof typeof readers | null {
  if (path === 'facts.yaml') return 'facts';
  const match = /^(indicators|tables)\/[a-z0-9-]+\.yaml$/.exec(path);
  return match ? (match[1] as 'indicators' | 'tables') : null;
}

/** Facts whose file is broken still count as known ids, so that one mistake isn't reported at every mention. */
function factIds(text: string): string[] {
  return [...text.matchAll(/^([a-z0-9-]+):/gm)].map((match) => match[1] as string);
}

function addDataset(read: ReadDataset, council: OpenCouncil, context: CouncilContext, problems: Problem[]): void {
  const { id } = read.dataset;
  problems.push(...checkDataset(read, context));
  const other = council.paths.get(id);
  if (other) return void problems.push({ rule: 'id-twice', place: read.file.placeOfKey(read.base), message: `The id “${id}” is used for two figures, here and in ${other}. Rename one of them.` });
  council.datasets.set(id, read.dataset);
  council.paths.set(id, read.file.path);
}

function readGlossary(sources: Sources, problems: Problem[]): GlossaryFile {
  const source = sources.files.get('content/about/glossary.yaml');
  if (source?.kind !== 'yaml') return { abbreviations: {}, names: [], terms: {} };
  const shape = checkShape(glossarySchema, source);
  problems.push(...shape.problems);
  return shape.value ?? { abbreviations: {}, names: [], terms: {} };
}

function readPublications(sources: Sources, councils: ReadonlyMap<string, CouncilFile>, problems: Problem[]): Publication[] {
  const publications: Publication[] = [];
  for (const [path, source] of sources.files) {
    const id = /^content\/([^/]+)\/index\.md$/.exec(path)?.[1];
    if (!id || id === 'about' || source.kind !== 'markdown') continue;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      problems.push({ rule: 'publication-name', place: startOf(path), message: `The folder name “${id}” becomes a web address. Use small letters, digits and hyphens only.` });
      continue;
    }
    const result = readPublication(id, source as MarkdownSource, councils, brokenCouncils(sources, councils));
    problems.push(...result.problems);
    if (result.publication) publications.push(result.publication);
  }
  return publications;
}

/** Councils whose council.yaml is there and can't be used; that is reported, and not again by each publication. */
function brokenCouncils(sources: Sources, councils: ReadonlyMap<string, CouncilFile>): Set<string> {
  return new Set([...sources.texts.keys()].flatMap((path) => /^data\/([^/]+)\/council\.yaml$/.exec(path)?.[1] ?? []).filter((id) => !councils.has(id)));
}

function checkProse(publication: Publication, council: OpenCouncil, shared: Pick<ProseContext, 'glossary' | 'publications' | 'assets' | 'lines'>, problems: Problem[]): Claim[] {
  const context: ProseContext = {
    ...shared, publication: publication.id, asOf: publication.file['as-of'], narrative: publication.narrative, outline: publication.outline,
    datasets: council.datasets, brokenIds: council.brokenIds,
  };
  const [figures, blocks, pictures] = [checkFigures(context), checkBlocks(context), checkImages(context)];
  publication.images = pictures.images;
  problems.push(...figures.problems, ...blocks.problems, ...pictures.problems, ...checkTypedNumbers(context), ...checkLinks(context), ...checkHeadings(context), ...checkAnchors(context), ...checkLeftoverMarks(context));
  return [...figures.claims, ...blocks.claims];
}

/** A file in a place that nothing reads would be lost without a word. */
function reportUnknownPlaces(sources: Sources, problems: Problem[]): void {
  for (const path of sources.texts.keys()) {
    const parts = path.split('/');
    if (path.startsWith('content/')) {
      if (/^content\/about\/glossary\.yaml$|^content\/(?!about\/)[^/]+\/index\.md$/.test(path)) continue;
      problems.push({ rule: 'unknown-place', place: startOf(path), message: 'Nothing reads a file of this name here. A publication is a folder below content/ with an index.md; the glossary is content/about/glossary.yaml. Move or rename it.' });
    } else if (parts[2] !== 'council.yaml' && !datasetKind(parts.slice(2).join('/'))) {
      const folder = parts.length > 3 ? didYouMean(parts[2] ?? '', ['indicators', 'tables']) : '';
      problems.push({ rule: 'unknown-place', place: startOf(path), message: `Nothing reads a file of this name here.${folder} A council has council.yaml, facts.yaml, indicators/ and tables/, all names in small letters ending in .yaml. Move or rename it.` });
    }
  }
}

function sealCouncil(id: string, council: OpenCouncil): Council {
  return { id, file: council.file, datasets: new Map([...council.datasets].map(([key, dataset]) => [key, sealDataset(dataset)])) };
}
