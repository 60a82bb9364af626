import { escapeHtml } from '../../schema/escape.ts';
import type { Inline } from '../../schema/report/prose.ts';

/** Words inside a block as HTML. Total: whatever the report holds comes out as safe markup, because an error thrown inside Nunjucks loses its message. */
export function inlineHtml(content: readonly Inline[]): string {
  return content.map(partHtml).join('');
}

function partHtml(part: Inline): string {
  switch (part.kind) {
    case 'text': return escapeHtml(part.text);
    case 'figure': return `<data class="figure" value="${escapeHtml(part.value)}">${escapeHtml(part.text)}</data>`;
    case 'emphasis': return `<em>${inlineHtml(part.children)}</em>`;
    case 'strong': return `<strong>${inlineHtml(part.children)}</strong>`;
    case 'code': return `<code>${escapeHtml(part.text)}</code>`;
    case 'link': return linkHtml(part.href, inlineHtml(part.children));
    case 'reference': return linkHtml(part.href, escapeHtml(part.text));
    case 'abbreviation': return `<abbr title="${escapeHtml(part.expansion)}">${escapeHtml(part.text)}</abbr>`;
    case 'language': return `<span lang="${escapeHtml(part.lang)}">${inlineHtml(part.children)}</span>`;
    case 'note-mark': return `<sup class="note-mark"><a id="${escapeHtml(part.id)}" href="#${escapeHtml(part.note)}" aria-label="Note ${part.number}">${part.number}</a></sup>`;
    case 'image': return isRelative(part.src)
      ? `<img src="${escapeHtml(part.src)}" alt="${escapeHtml(part.alt)}">`
      : escapeHtml(part.alt);
    case 'line-break': return '<br>';
  }
}

/** A link that could run a program or leave for an unnamed place is shown as its words alone. */
function linkHtml(href: string, words: string): string {
  return isSafeHref(href) ? `<a class="govuk-link" href="${escapeHtml(href)}">${words}</a>` : words;
}

export function isSafeHref(href: string): boolean {
  return isRelative(href) || (/^(?:https?:\/\/|mailto:|tel:)[^\s]/i.test(href) && isOneWord(href));
}

/** A path, a query or an anchor of our own site: no scheme, no host. Browsers read '\' as '/'. */
function isRelative(href: string): boolean {
  return href !== '' && isOneWord(href) && !/^[^/?#]*:/.test(href) && !/^[/\\]{2}/.test(href);
}

/** Browsers drop tabs and newlines from an address, so that 'java\nscript:' would run. */
function isOneWord(href: string): boolean {
  return !/[\u0000-\u0020\u007f]/.test(href);
}
