import { startOf, type Problem } from '../problem.ts';
import { hashSource } from '../render/site/content-policy.ts';
import { attribute, type Page } from './page.ts';

/** Every page has its policy before anything it could load, and nothing in it is refused by that policy or fetched from elsewhere. */
export function checkPolicies(pages: readonly Page[]): Problem[] {
  return pages.flatMap((page) => faultsOf(page).map((fault): Problem => ({ rule: 'policy', place: startOf(page.path), message: `${fault} This is a fault of the software.` })));
}

function faultsOf({ elements }: Page): string[] {
  const isPolicy = (element: Page['elements'][number]): boolean => attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy';
  const loading = elements.findIndex(({ tagName }) => ['link', 'script', 'style', 'img', 'iframe', 'object', 'embed'].includes(tagName));
  const at = elements.findIndex(isPolicy);
  if (at === -1) return ['The page has no Content-Security-Policy.'];
  const policy = attribute(elements[at]!, 'content') ?? '';
  return [
    ...(loading !== -1 && loading < at ? ['The page loads something before its Content-Security-Policy.'] : []),
    ...(/'unsafe-(?:inline|eval|hashes)'|\*|https?:/.test(policy) || !policy.startsWith("default-src 'none'") ? [`The Content-Security-Policy lets in too much: ${policy}.`] : []),
    ...elements.flatMap((element) => elementFaults(element, policy)),
  ];
}

function elementFaults(element: Page['elements'][number], policy: string): string[] {
  const { tagName, attrs } = element;
  const handlers = attrs.filter(({ name }) => name === 'style' || name.startsWith('on')).map(({ name }) => `<${tagName}> has the attribute ${name}, which the policy refuses.`);
  const isInline = tagName === 'style' || (tagName === 'script' && attribute(element, 'src') === null);
  const words = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  const directive = policy.split('; ').find((part) => part.startsWith(`${tagName}-src `)) ?? '';
  const unnamed = isInline && !directive.includes(hashSource(words)) ? [`An inline <${tagName}> is not named in the policy by its hash: “${words.trim().slice(0, 40)}”.`] : [];
  const isLoaded = tagName === 'link' && !/^(?:canonical|alternate|license|author)$/.test(attribute(element, 'rel') ?? '');
  const foreign = isLoaded && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(attribute(element, 'href') ?? '') ? [`A <link> would be fetched from another site: ${attribute(element, 'href')}.`] : [];
  return [...handlers, ...unnamed, ...foreign];
}
