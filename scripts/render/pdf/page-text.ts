/**
 * What an element says as it is printed, by words' ends: one entry for each stretch of words within which no line is broken
 * by force. A figure says its alternative text. `onGlued` is told of two stretches that only their places on the page keep
 * apart, and no tag of theirs; elements that match `without` say nothing.
 * Runs in the page, so it knows nothing of what stands outside of it.
 */
export function readStretches(root: Element, { onGlued, without }: { onGlued?: (before: Text, after: Text) => void; without?: string } = {}): string[] {
  const stretches: string[] = [];
  /** What ended since the last words: nothing, a line, or an element with a tag of its own that ends words. */
  let ended: 'nothing' | 'line' | 'tag' = 'tag';
  let last: Text | null = null;
  visit(root);
  return stretches.map((stretch) => stretch.replace(/[\t\n\r ]+/g, ' ').trim()).filter((stretch) => stretch !== '');

  function visit(element: Element): void {
    if (element.localName === 'br') return end('line');
    const style = getComputedStyle(element);
    if (isUnsaid(element, style)) return;
    const ends = endsOf(element, style);
    end(ends);
    const alternative = alternativeOf(element);
    if (alternative !== null) {
      end('tag');
      say(alternative);
      end('tag');
    } else if (element.localName !== 'svg') {
      const isFolded = element.localName === 'details' && !element.hasAttribute('open') && getComputedStyle(element, '::details-content').contentVisibility === 'hidden';
      for (const child of isFolded ? element.querySelectorAll(':scope > summary:first-of-type') : [...element.childNodes]) {
        if (child instanceof Element) visit(child);
        else if (child instanceof Text && style.visibility === 'visible') sayText(child, style);
      }
    }
    end(ends);
  }

  function end(what: 'nothing' | 'line' | 'tag'): void {
    if (what === 'tag' || (what === 'line' && ended === 'nothing')) ended = what;
  }

  function sayText(text: Text, { textTransform }: CSSStyleDeclaration): void {
    if (/^[\t\n\r ]*$/.test(text.data)) {
      if (ended === 'nothing') say(' ');
      return;
    }
    if (ended === 'line' && last) onGlued?.(last, text);
    last = text;
    say(textTransform === 'uppercase' ? text.data.toUpperCase() : textTransform === 'lowercase' ? text.data.toLowerCase() : text.data);
  }

  function say(words: string): void {
    if (ended === 'nothing' && stretches.length > 0) stretches.push(stretches.pop()! + words);
    else stretches.push(words);
    ended = 'nothing';
  }

  /** Not printed, or printed without a tag; what is clipped to nothing for the eye never reaches a PDF. */
  function isUnsaid(element: Element, { display, clip, clipPath }: CSSStyleDeclaration): boolean {
    if (display === 'none' || element.matches('script, style, template, noscript, [aria-hidden="true"]') || (without && element.matches(without))) return true;
    return clipPath.startsWith('inset(50%') || /^rect\((?:[01]px,? ?){4}\)$/.test(clip);
  }

  function endsOf(element: Element, { display, position, float }: CSSStyleDeclaration): 'nothing' | 'line' | 'tag' {
    if (element.matches('p, h1, h2, h3, h4, h5, h6, li, td, th, caption, blockquote, [role="paragraph"], [role="listitem"]')) return 'tag';
    const isInLine = /^(?:inline|contents|ruby)/.test(display) && float === 'none' && !/absolute|fixed/.test(position);
    return isInLine ? 'nothing' : 'line';
  }

  /** Null of what is no figure; '' of a decoration. */
  function alternativeOf(element: Element): string | null {
    const isImage = element.localName === 'img';
    if (!isImage && element.getAttribute('role') !== 'img') return null;
    const label = element.getAttribute('aria-label') ?? (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id)
      .map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
    return label || (isImage ? element.getAttribute('alt') : null) || '';
  }
}
