import type { Link } from './link-date-absence.ts';
import type { SectionView } from './section.ts';

/** What the site says of itself, below about/. */
export interface AboutView {
  accessibility: AccessibilityView | null;
  methods: MethodsView | null;
  glossary: GlossaryView;
}

/** The accessibility statement in the parts of the model form, every sentence ready. */
export interface AccessibilityView {
  /** 'Accessibility statement for ...' */
  title: string;
  /** Stands before everything else: what must be known of this statement. */
  note: string | null;
  /** Which site, and who runs it. */
  opening: string[];
  able: string[];
  problems: string[];
  contact: { sentences: string[]; link: Link | null };
  /** Wording that the law fixes. */
  enforcement: { sentences: string[]; link: Link };
  commitment: string;
  /** Wording that the law fixes. */
  status: string;
  nonCompliances: ComplianceIssueView[];
  burden: ComplianceIssueView[];
  outside: ComplianceIssueView[];
  improving: string;
  /** When it was prepared and reviewed. */
  preparation: string[];
  tests: string[];
}

/** Content that is not accessible. */
export interface ComplianceIssueView {
  what: string;
  facts: { label: string; text: string }[];
}

export interface MethodsView {
  title: string;
  summary: string;
  sections: SectionView[];
}

export interface GlossaryView {
  terms: { id: string; term: string; meaning: string }[];
  abbreviations: { short: string; meaning: string }[];
}
