import type { Sources } from '../load/load-sources.ts';
import { startOf, type Problem } from '../problem.ts';
import { isAboutFile } from './about.ts';
import { dataKind } from './councils/read-councils.ts';
import { isFlowsCsv } from './forecast/read-flows-file.ts';
import { isPublicationFile } from './publications/read-publications.ts';
import { SITE } from './site.ts';
import { didYouMean } from './suggest.ts';

const DATA_FOLDERS = ['indicators', 'tables', 'plan'];

/** A file in a place that nothing reads would be lost without a word. */
export function reportUnknownPlaces({ texts }: Pick<Sources, 'texts'>): Problem[] {
  return [...texts.keys()].flatMap((path): Problem[] => {
    const message = path.startsWith('content/') ? sayUnread(path, texts) : sayUnreadData(path.split('/').slice(2));
    return message === null ? [] : [{ rule: 'unknown-place', place: startOf(path), message }];
  });
}

function sayUnread(path: string, texts: Sources['texts']): string | null {
  if (isAboutFile(path) || path === SITE) return null;
  if (!isPublicationFile(path)) return 'Nothing reads a file of this name here. Move or rename it: a publication is a folder below content/ with an index.md, a deck’s slides.md, or a strategy’s chapters as 01-duty.md, 02-children.md; an Easy Read version is easy-read.md beside it; content/about/ has glossary.yaml, site.yaml, accessibility.yaml and methods.md.';
  const folder = `content/${path.split('/')[1]}`;
  return texts.has(`${folder}/index.md`) ? null : `Nothing reads this file, for ${folder} has no index.md with the settings. Put the index.md there, or take the whole folder out.`;
}

/** @param names from below data/<council>/ */
function sayUnreadData(names: readonly string[]): string | null {
  const path = names.join('/');
  if (names[0] === 'council.yaml' || dataKind(path) || isFlowsCsv(path) || /^(?:indicators|tables)\/[^/]+\.csv$/.test(path)) return null;
  const [folder = ''] = names;
  const near = names.length > 1 && !DATA_FOLDERS.includes(folder) ? didYouMean(folder, DATA_FOLDERS) : '';
  return `Nothing reads a file of this name here.${near} Move or rename it: a council has council.yaml, facts.yaml, flows.yaml, capacity.yaml, and .yaml files with names in small letters in indicators/, tables/ and plan/; a .csv file lies beside an indicator or a table, or goes with flows.yaml.`;
}
