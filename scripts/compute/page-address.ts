import type { CouncilFile } from '../schema/council.ts';

/** Where a page of a council's will stand: on the council's own website, else on the site's; null while neither is known. @param path 'data/dorset/foster-households' */
export function pageAddress(path: string, { website }: Pick<CouncilFile, 'website'>, siteAddress: string | null): string | null {
  const site = typeof website === 'string' ? website : siteAddress;
  return site && `${site.replace(/\/$/, '')}/${path}/`;
}
