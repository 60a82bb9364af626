import { NEUTRAL_COLOUR } from '../render/site/site-plan.ts';
import { bodyFont, stylesheet, type Asset } from '../render/site/assets.ts';
import { addPolicy } from '../render/site/content-policy.ts';
import { escapeHtml } from '../schema/escape.ts';

/** Addresses of the preview itself. A publication's name can't begin with a dot. */
const OWN = '.preview/';
export const [CLIENT, STYLES, EVENTS] = [`${OWN}preview.js`, `${OWN}preview.css`, `${OWN}events`];

const SKIP_LINK = /<a class="govuk-skip-link"[^>]*>[^<]*<\/a>/;

/**
 * A page as the site has it, with the panel above it and the script that keeps it up to date.
 * @param version which state of the page this is
 */
export function dressPage(html: string, { path, panel, version }: { path: string; panel: string; version: string }): string {
  const head = `<link rel="stylesheet" href="/${STYLES}">\n<script type="module" src="/${CLIENT}" data-page="${version}"></script>\n</head>`;
  const dressed = addPolicy(path, html, true).replace('</head>', () => head);
  const opening = SKIP_LINK.exec(dressed)?.[0] ?? /<body[^>]*>/.exec(dressed)?.[0];
  if (opening === undefined) throw new Error(`${path} has no body to put the panel into.`);
  return dressed.replace(opening, () => `${opening}\n${panel}`);
}

/** What stands below the panel where there is no page. */
export function emptyPage(title: string, words: string, link: { href: string; text: string } | null = null): string {
  return `<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/${stylesheet(NEUTRAL_COLOUR).path}">
</head>
<body class="govuk-template__body">
<main class="preview-empty">
<h1 class="preview-empty__title">${escapeHtml(title)}</h1>
<p>${escapeHtml(words)}</p>
${link ? `<p><a class="govuk-link" href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>\n` : ''}</main>
</body>
</html>
`;
}

/** Shown while a PDF is made; it goes on to the PDF by itself. */
export function waitingPage(address: string): string {
  const page = emptyPage('Making the PDF…', 'It takes a second or two, and then opens here.');
  return addPolicy('waiting.html', page.replace('</head>', () => `<meta http-equiv="refresh" content="0; url=${escapeHtml(address)}">\n<link rel="stylesheet" href="/${STYLES}">\n</head>`));
}

/** What `emptyPage` loads, before any page of the site is there. */
export function emptyPageAssets(): Asset[] {
  return [stylesheet(NEUTRAL_COLOUR), bodyFont()];
}
