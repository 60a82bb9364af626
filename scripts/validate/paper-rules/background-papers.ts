import { warningAt } from '../../problem.ts';
import type { PaperRule } from './paper-context.ts';

const HEADING = /\bbackground (?:papers?|documents?)\b/i;

/** The Local Government Act 1972, section 100D, asks every report to list them; that there are none is said. */
export const adviseBackgroundPapers: PaperRule = ({ publication: { file, form, outline }, placeOf }) => {
  // What is retold from its original has what that has.
  if (file.kind !== 'report' || file.status === 'withdrawn' || file.original || !form || outline.sections.some(({ heading }) => HEADING.test(heading))) return [];
  const section = form.sections.find(({ heading }) => HEADING.test(heading ?? ''));
  // A section that the form insists on is a problem of its own.
  if (section?.mandatory) return [];
  return [warningAt(placeOf(['form']), 'no-background-papers', `A report lists the background papers that it relies on (Local Government Act 1972, section 100D), and this one says nothing of them. ${section
    ? `Add ## ${section.heading}, or, under sections: in the settings, ${section.id}: { not-applicable: There are none. }.` : `Its form has no section for them. Add one to the form “${form.name}” in council.yaml.`}`)];
};
