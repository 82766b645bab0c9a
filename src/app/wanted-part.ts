/** The part of the next page that a link leads to; an address names pages alone. */
let wanted: string | null = null;

/** Says which part of the page that is gone to gets the focus in the place of its heading. */
export function wantPart(part: string): void {
  wanted = part;
}

/** The part that was asked for, once. */
export function takeWantedPart(): string | null {
  const part = wanted;
  wanted = null;
  return part;
}
