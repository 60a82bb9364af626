/** 'My%20picture.png' -> 'My picture.png'; an address that isn't properly encoded stays as it is, and so leads nowhere. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
