import { textIn } from '../../../render/pdf/model/objects.ts';
import { elementsOf } from '../../../render/pdf/model/structure.ts';
import { inElement, unless, type Condition, type Fault } from '../condition.ts';
import { elementsOfRole, type PdfSubject } from '../subject.ts';

export const figuresHaveAlternatives: Condition = {
  id: '13-004', rules: ['7.3-1'], means: 'Every picture and chart has an alternative text.',
  find: (subject) => judgeAlternatives(subject, 'Figure'),
};

export const formulasHaveAlternatives: Condition = {
  id: '17-002', rules: ['7.7-1'], means: 'Every formula has an alternative text.',
  find: (subject) => judgeAlternatives(subject, 'Formula'),
};

/** A chart is many shapes and words, and is read as one. */
export const oneAlternativeEach: Condition = {
  id: 'one-alternative', rules: [], means: 'A chart has one alternative text, and none in it a second.',
  find: (subject) => elementsOfRole(subject, 'Figure').flatMap((figure) => {
    const inner = elementsOf(figure).find((element) => textIn(element.dict, 'Alt') !== undefined || subject.roleOf(element) === 'Figure');
    return unless(inner === undefined, () => inElement(figure, 'one alternative text', `${inner!.type} within it with its own`));
  }),
};

function judgeAlternatives(subject: PdfSubject, role: string): Fault[] {
  return elementsOfRole(subject, role).flatMap((element) => unless(!!textIn(element.dict, 'Alt') || textIn(element.dict, 'ActualText') !== undefined, () => inElement(element, 'an alternative text', 'none')));
}
