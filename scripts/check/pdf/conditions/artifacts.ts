import type { Painted } from '../../../render/pdf/model/painting.ts';
import { onePerPage, onPage, type Condition, type Fault } from '../condition.ts';
import { sectionsAround, type Section } from '../sections.ts';
import type { PdfSubject } from '../subject.ts';

const ARTIFACT = 'Artifact';

export const noArtifactInTagged: Condition = {
  id: '01-003', rules: ['7.1-1'], means: 'What is marked as an artifact lies in no tagged content.',
  find: (subject) => judgeSections(subject, (section, around) => {
    const owner = section.tag === ARTIFACT && [section, ...around].map((outer) => subject.ownerOf(outer, outer.page)).find((element) => element !== undefined);
    return owner ? onPage(section.page, 'an artifact of its own', `an artifact in ${owner.type}`) : null;
  }),
};

export const noTaggedInArtifact: Condition = {
  id: '01-004', rules: ['7.1-2'], means: 'Tagged content lies in no artifact.',
  find: (subject) => judgeSections(subject, (section, around) => {
    const owner = section.tag !== ARTIFACT && around.some(({ tag }) => tag === ARTIFACT) && subject.ownerOf(section, section.page);
    return owner ? onPage(section.page, 'tagged content of its own', `${owner.type} in an artifact`) : null;
  }),
};

export const allContentMarked: Condition = {
  id: '01-005', rules: ['7.1-3'], means: 'Whatever is painted is tagged, or marked as an artifact.',
  find: (subject) => onePerPage(subject.pages.flatMap(({ page, painted }) => painted
    .filter((item) => !item.isArtifact && !subject.ownerOf(item, page))
    .map((item) => onPage(page, 'a tag or an artifact', `${nameItem(item)} without either`)))),
};

function judgeSections(subject: PdfSubject, judge: (section: Section, around: Section[]) => Fault | null): Fault[] {
  return onePerPage(subject.sections.flatMap((section) => judge(section, sectionsAround(section)) ?? []));
}

function nameItem({ kind, text }: Painted): string {
  if (text) return `“${text.text.trim().slice(0, 60)}”`;
  return kind === 'path' ? 'a line or shape' : 'a picture';
}
