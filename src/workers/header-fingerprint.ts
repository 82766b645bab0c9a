/** A header's short fingerprint (FNV-1a over code units, twice): what people decide about a file is kept under it. Not a protection. */
export function headerFingerprint(header: readonly string[]): string {
  return shortHash(header.join('\u0000'));
}

/** Sixteen hex digits that tell texts apart. */
export function shortHash(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}
