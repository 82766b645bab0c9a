/** A text as it is found and sorted by: without case, accents and the differences of width. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Plain letters have nothing to take off: most texts are spared the slow part.
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * The place of each text among all of them, from 0; equal texts share one, and -1 is the place of a blank. Texts that differ
 * in case or accents alone stand side by side.
 */
export function placesOf(texts: readonly string[]): Int32Array {
  const keys = texts.map(folded);
  const order = texts.map((_, at) => at).filter((at) => texts[at] !== '');
  order.sort((one, other) => compared(keys[one] ?? '', keys[other] ?? '') || compared(texts[one] ?? '', texts[other] ?? ''));
  const places = new Int32Array(texts.length).fill(-1);
  let [place, last] = [-1, ''];
  for (const at of order) {
    const text = texts[at] ?? '';
    if (text !== last) place += 1;
    [places[at], last] = [place, text];
  }
  return places;
}
