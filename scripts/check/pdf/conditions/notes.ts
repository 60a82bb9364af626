import { textIn } from '../../../render/pdf/model/objects.ts';
import { inElement, unless, type Condition } from '../condition.ts';
import { elementsOfRole } from '../subject.ts';

export const notesHaveIds: Condition = {
  id: '19-003', rules: ['7.9-1'], means: 'Every note has an ID.',
  find: (subject) => elementsOfRole(subject, 'Note').flatMap((note) => unless(!!textIn(note.dict, 'ID'), () => inElement(note, 'an ID', 'none'))),
};

export const noteIdsAreUnique: Condition = {
  id: '19-004', rules: ['7.9-2'], means: 'No two notes have the same ID.',
  find: (subject) => [...Map.groupBy(elementsOfRole(subject, 'Note'), (note) => textIn(note.dict, 'ID'))]
    .flatMap(([id, notes]) => unless(!id || notes.length === 1, () => inElement(notes[1]!, 'an ID of its own', `“${id}” for the second time`))),
};
