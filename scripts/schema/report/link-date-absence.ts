export interface Link {
  text: string;
  href: string;
}

export interface DateView {
  /** '2024-10-24' */
  iso: string;
  /** '24 October 2024' */
  text: string;
}

/** A thing a source doesn't give, or that doesn't apply, with the reason; shown in words, never left blank. */
export interface Absence {
  state: 'not-given' | 'not-applicable';
  /** 'Not given' or 'Not applicable' */
  words: string;
  reason: string;
}
