import type { AccessibilityFile } from '../../schema/accessibility.ts';
import type { DeclaredAbsence } from '../../schema/field.ts';
import { dateText } from '../../schema/period.ts';
import type { AccessibilityView, ComplianceIssueView } from '../../schema/report/about.ts';
import { typeset } from '../prose.ts';

/**
 * The statement in the parts of GOV.UK's sample (updated 19 December 2023). REGULATIONS, STATUS and ENFORCEMENT are
 * wording that the law fixes: not to be edited for style.
 */
const REGULATIONS = 'Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018';

const STATUS = {
  fully: 'This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.',
  partially: 'This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to',
  not: 'This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The',
};

const ENFORCEMENT = {
  ehrc: {
    sentences: [
      `The Equality and Human Rights Commission (EHRC) is responsible for enforcing the ${REGULATIONS} (the ‘accessibility regulations’).`,
      'If you’re not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).',
    ],
    link: { text: 'Equality Advisory and Support Service (EASS)', href: 'https://www.equalityadvisoryservice.com/' },
  },
};

const HOW = { automated: 'Automated test', manual: 'Test by hand', audit: 'Audit by an independent checker', users: 'Test with disabled people' };

export function computeAccessibility(file: AccessibilityFile): AccessibilityView {
  const [nonCompliances, burden, outside] = [file['non-compliances'].map(nonComplianceView), file['disproportionate-burden'].map(exceptionView), file['outside-scope'].map(exceptionView)];
  return {
    title: typeset(`Accessibility statement for ${file.site}`),
    note: file.note === undefined ? null : typeset(file.note),
    opening: [typeset(`This accessibility statement applies to ${file.site}.`), typeset(`${file.organisation} runs this website. We want as many people as possible to be able to use it. For example, you should be able to:`)],
    able: file.able.map(typeset), problems: file.problems.map(typeset),
    contact: contactView(file.contact),
    enforcement: ENFORCEMENT[file.enforcement],
    commitment: typeset(`${file.organisation} is committed to making its website accessible, in accordance with the ${REGULATIONS}.`),
    status: statusWords(file.status, burden.length + outside.length > 0),
    nonCompliances, burden, outside, improving: typeset(file.improving),
    preparation: [`This statement was prepared on ${dateText(file.prepared)}. It was last reviewed on ${dateText(file['last-reviewed'])}.`, 'This website was last tested on ' + dateText(newest(file.tests.map(({ on }) => on))) + ' against the Web Content Accessibility Guidelines version 2.2 AA standard.'],
    tests: file.tests.map(({ on, how, by, what }) => typeset(`${HOW[how]}, ${dateText(on)}, by ${by}. ${what.replace(/\.$/, '')}.`)),
  };
}

/** The model's three sentences; the last two name what follows in the statement. */
function statusWords(status: AccessibilityFile['status'], hasExemptions: boolean): string {
  const listed = hasExemptions ? 'the non-compliances and exemptions listed below' : 'the non-compliances listed below';
  switch (status) {
    case 'fully': return STATUS.fully;
    case 'partially': return `${STATUS.partially} ${listed}.`;
    case 'not': return `${STATUS.not} ${hasExemptions ? 'non-compliances and exemptions' : 'non-compliances'} are listed below.`;
  }
}

function contactView(contact: AccessibilityFile['contact']): AccessibilityView['contact'] {
  const ask = 'If you find a problem that is not listed on this page, or need information in another format such as large print, Easy Read, audio or braille, contact us.';
  if (!('team' in contact)) return { sentences: [typeset(`There is no contact to give. ${reasonOf(contact)}`)], link: null };
  return {
    sentences: [ask, typeset(`Say what you need and the address of the page. We will reply within ${contact['reply-within']}.`)],
    link: { text: typeset(contact.team), href: contact.page },
  };
}

function nonComplianceView({ what, criterion, effect, alternative, 'fix-by': fixBy }: AccessibilityFile['non-compliances'][number]): ComplianceIssueView {
  return {
    what: typeset(what),
    facts: [
      { label: 'What it means', text: typeset(effect) },
      { label: 'WCAG success criterion', text: typeset(criterion) },
      { label: 'What to use instead', text: alternativeWords(alternative) },
      { label: 'To be fixed', text: typeof fixBy === 'string' ? `By ${dateText(fixBy)}` : typeset(reasonOf(fixBy)) },
    ],
  };
}

function exceptionView({ what, why, alternative }: AccessibilityFile['outside-scope'][number]): ComplianceIssueView {
  return { what: typeset(what), facts: [{ label: 'Why', text: typeset(why) }, { label: 'What to use instead', text: alternativeWords(alternative) }] };
}

function alternativeWords(alternative: string | DeclaredAbsence): string {
  return typeset(typeof alternative === 'string' ? alternative : `There is none. ${reasonOf(alternative)}`);
}

function reasonOf(absence: DeclaredAbsence): string {
  return 'not-given' in absence ? absence['not-given'] : absence['not-applicable'];
}

function newest(dates: readonly string[]): string {
  return dates.reduce((a, b) => (a > b ? a : b));
}
