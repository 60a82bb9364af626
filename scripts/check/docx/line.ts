/** One paragraph or one row of a table, as a reader meets it. */
export interface Line {
  /** 'heading 1', 'paragraph', 'point 2', 'header row' */
  kind: string;
  /** As it is seen: '5.8', '•', ''. */
  number: string;
  /** With what is more than words in it, as `join` writes it. */
  text: string;
}

/** Words that are alike. */
export interface Part {
  text: string;
  /** '' is that of the document. */
  lang: string;
  isFigure: boolean;
  /** An address, or '#name' within the document; '' of words that lead nowhere. */
  href: string;
}

/** 'There were {191} homes, see [section 5 → #to_progress]': figures, languages and links stand in the words, so that a difference in them is one too. */
export function join(parts: readonly Part[]): string {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.text === '') continue;
    if (last && last.lang === part.lang && last.isFigure === part.isFigure && last.href === part.href) last.text += part.text;
    else merged.push({ ...part });
  }
  return merged.map(({ text, lang, isFigure, href }) => {
    const figure = isFigure ? `{${text}}` : text;
    const spoken = lang === '' ? figure : `‹${lang}: ${figure}›`;
    return href === '' ? spoken : `[${spoken} → ${href}]`;
  }).join('').replace(/[ \t\r\n]+/g, ' ').trim();
}

export function wordsOf({ kind, number, text }: Line): string {
  return `${kind}${number === '' ? '' : ` ${number}`}: ${text}`;
}
