/** Below dist/site. */
export function pdfPath(publication: string): string {
  return `${publication}/${publication}.pdf`;
}
