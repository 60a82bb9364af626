import type { Sources } from '../load/load-sources.ts';
import { ProblemsFound, type Problem, type Warning } from '../problem.ts';
import type { AllRecords, Council, Publication } from '../schema/records.ts';
import { GLOSSARY, readAbout, readGlossary } from './about.ts';
import { findAdvice } from './advice/find-advice.ts';
import { checkCharacters } from './characters.ts';
import { checkPopulations } from './populations/check-populations.ts';
import { sealDataset } from './councils/datasets.ts';
import { checkLedger, checkLedgerCounts } from './councils/ledger.ts';
import { readCouncils, type OpenCouncil } from './councils/read-councils.ts';
import { sealEdition } from './forecast/read-flows-file.ts';
import { checkPapers } from './paper-rules/check-papers.ts';
import { isProblem, isWarning, type Finding } from './paper-rules/paper-context.ts';
import { openPlaces, openSettings, type PlaceOf } from './places.ts';
import { checkWriting } from './prose/check-writing.ts';
import { checkEditions } from './publications/editions.ts';
import { checkExemptMarks, isExempt, withheldPaper, type Versions } from './publications/exemption.ts';
import { publicationFolders, readPublications } from './publications/read-publications.ts';
import { checkRedirects } from './publications/redirects.ts';
import { readSite } from './site.ts';
import { tellFindings } from './tell-findings.ts';
import { checkToWrite } from './to-write.ts';
import { reportUnknownPlaces } from './unknown-places.ts';

/** All files together -> typed records and claims, parted by who may see them. @throws ProblemsFound with every problem of the sources at once */
export function validateSources(sources: Sources): AllRecords {
  const problems: Problem[] = [...sources.problems, ...checkCharacters(sources.texts), ...checkExemptMarks(sources), ...reportUnknownPlaces(sources)];
  const councils = readCouncils(sources, problems);
  const files = new Map([...councils].map(([id, { file }]) => [id, file]));
  const [glossary, about, site] = [readGlossary(sources, problems), readAbout(sources, problems), readSite(sources, problems)];
  const versions = readPublications(sources, files, problems);
  const publications = versions.map(({ whole }) => whole);
  const open = versions.flatMap((version) => version.open ?? []);

  const placeOf = openSettings(sources);
  const folders = publicationFolders(sources);
  const written = checkWriting({ sources, glossary, methods: about.methods, versions, councils, placeOf });
  const claims = written.open;
  const findingsOf = (some: readonly Publication[]): Finding[] => [...checkPapers(some, files, placeOf), ...checkToWrite(sources, some, claims)];
  problems.push(
    ...written.problems, ...findingsOf(publications).filter(isProblem), ...checkCouncils(councils, versions, sources, placeOf),
    ...checkEditions(publications, folders, placeOf), ...checkRedirects(publications, [...folders, ...councils.keys()], placeOf),
  );

  const adviceOn = (some: readonly Publication[]): Warning[] => tellFindings([...findingsOf(some).filter(isWarning), ...findAdvice(some, { sources, glossary, about, councils, open, claims, placeOf })]);
  const warnings = adviceOn(publications);
  if (problems.length > 0) throw new ProblemsFound(tellFindings(withoutEchoes(problems)), warnings);

  const hasExempt = versions.some(({ whole, open: own }) => whole !== own);
  return {
    glossary, site, about, claims, warnings: hasExempt ? adviceOn(open) : warnings, councils: new Map([...councils].map(([id, council]) => [id, sealCouncil(id, council, sources)])),
    publications: open, withheld: publications.filter(isExempt).map(withheldPaper),
    withExempt: hasExempt ? { publications, claims: written.whole, warnings } : null,
  };
}

/** A council's counts beside each other, and what it published beside what is there now. */
function checkCouncils(councils: ReadonlyMap<string, OpenCouncil>, versions: readonly Versions[], { files, texts }: Sources, placeOf: PlaceOf): Problem[] {
  const byId = new Map(versions.map((version) => [version.whole.id, version]));
  return [...councils].flatMap(([id, council]) => {
    const file = files.get(`data/${id}/council.yaml`);
    const { ledger } = council;
    return [
      ...(file?.kind === 'yaml' ? checkPopulations(council, file) : []),
      ...(ledger ? [...checkLedger(ledger.file, ledger.source, byId, texts, placeOf), ...checkLedgerCounts(ledger.file, ledger.source)] : []),
    ];
  });
}

/** Without the glossary, every name with a number in it would be told to be a typed number. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  return problems.some(({ place }) => place.path === GLOSSARY) ? problems.filter(({ rule }) => rule !== 'typed-number') : problems;
}

function sealCouncil(id: string, council: OpenCouncil, sources: Sources): Council {
  return {
    id, file: council.file, plans: council.plans, ledger: council.ledger?.file ?? { publications: {} }, ...openPlaces(id, council, sources),
    flows: council.flows.map(sealEdition), capacity: council.capacity,
    datasets: new Map([...council.datasets].map(([key, dataset]) => [key, sealDataset(dataset)])),
  };
}
