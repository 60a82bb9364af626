/** Below dist/site. */
export function docxPath(publication: string): string {
  return `${publication}/${publication}.docx`;
}
