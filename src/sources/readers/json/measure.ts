const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

export const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
export const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
export const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Where a string that opens at `from` ends: the place of its closing quote, or -1. */
export function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return -1;
}

/** How deep a piece of JSON is nested, how many names it has at any depth, and whether all it opens is closed at its very end. */
export type Measure = { readonly depth: number; readonly names: number; readonly isWhole: boolean };

/**
 * Measures a piece of JSON in one linear walk, which no piece can make slow or deep: the parser itself recurses, and
 * says nothing of a name that comes twice with the same value.
 */
export function measureOf(text: string): Measure {
  let open = 0;
  let depth = 0;
  let names = 0;
  let ends = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (at < 0) return { depth, names, isWhole: false };
    } else if (code === COLON) names += 1;
    else if (isOpening(code)) {
      open += 1;
      if (open > depth) depth = open;
    } else if (isClosing(code)) {
      open -= 1;
      if (open === 0) ends = ends === 0 ? at + 1 : -1;
    }
  }
  return { depth, names, isWhole: open === 0 && ends === text.trimEnd().length };
}
