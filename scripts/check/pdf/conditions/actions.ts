import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { dictIn, dictsIn, nameIn } from '../../../render/pdf/model/objects.ts';
import { inFile, onPage, unless, type Condition } from '../condition.ts';
import type { PdfSubject } from '../subject.ts';

const ACTIONS = ['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm'];
const NAMED = ['NextPage', 'PrevPage', 'FirstPage', 'LastPage'];

export const actionsAreHarmless: Condition = {
  id: 'A 6.5.1', rules: ['6.5.1-1', '6.5.1-2'], means: 'Links and bookmarks only go somewhere: no program runs.',
  find: (subject) => [
    ...actionsOf(subject).flatMap((action) => [
      ...unless(ACTIONS.includes(nameIn(action, 'S') ?? ''), () => inFile('an action that goes somewhere', nameIn(action, 'S') ?? 'none')),
      ...unless(nameIn(action, 'S') !== 'Named' || NAMED.includes(nameIn(action, 'N') ?? ''), () => inFile(NAMED.join(', '), nameIn(action, 'N') ?? 'none')),
    ]),
    ...unless(!dictIn(subject.catalog, 'Names')?.has(PDFName.of('JavaScript')), () => inFile('no JavaScript', 'JavaScript')),
  ],
};

export const nothingActsByItself: Condition = {
  id: 'A 6.5.2', rules: ['6.5.2-1', '6.5.2-2'], means: 'Nothing happens by itself when the paper or a page is opened.',
  find: ({ catalog, document }) => [
    ...unless(!catalog.has(PDFName.of('AA')), () => inFile('no AA', 'AA')),
    ...document.getPages().flatMap(({ node }, page) => unless(!node.has(PDFName.of('AA')), () => onPage(page, 'no AA', 'AA'))),
  ],
};

export const onlyOneShow: Condition = {
  id: 'A 6.10', rules: ['6.10-1', '6.10-2'], means: 'The paper is shown in one way.',
  find: ({ catalog, document }) => [
    ...unless(!dictIn(catalog, 'Names')?.has(PDFName.of('AlternatePresentations')), () => inFile('no AlternatePresentations', 'AlternatePresentations')),
    ...document.getPages().flatMap(({ node }, page) => unless(!node.has(PDFName.of('PresSteps')), () => onPage(page, 'no PresSteps', 'PresSteps'))),
  ],
};

export const nothingIsRequired: Condition = {
  id: 'A 6.11', rules: ['6.11-1'], means: 'The paper asks its reader’s program for nothing special.',
  find: ({ catalog }) => unless(!catalog.has(PDFName.of('Requirements')), () => inFile('no Requirements', 'Requirements')),
};

/** Of links, bookmarks and the document, with those that follow them. */
function actionsOf({ annotations, catalog, dicts }: PdfSubject): PDFDict[] {
  const owners = [...annotations.map(({ dict }) => dict), ...dicts.filter((dict) => dict.has(PDFName.of('Title')) && dict.has(PDFName.of('Parent')))];
  const first = [...owners.flatMap((owner) => dictsIn(owner, 'A')), ...dictsIn(catalog, 'OpenAction'), ...dicts.flatMap((dict) => dictIn(dict, 'AA')?.values().filter((value) => value instanceof PDFDict) ?? [])];
  const all = new Set<PDFDict>();
  const visit = (action: PDFDict): void => {
    if (all.has(action)) return;
    all.add(action);
    dictsIn(action, 'Next').forEach(visit);
  };
  first.filter((dict) => dict.has(PDFName.of('S'))).forEach(visit);
  return [...all];
}
