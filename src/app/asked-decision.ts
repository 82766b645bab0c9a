/** The decision that was asked for on one page and is shown on another; the address is the question, and names no decision. */
let asked: string | null = null;

/** Says which decision the Council room has to show. */
export function askForDecision(id: string): void {
  asked = id;
}

/** The decision that was asked for, once. */
export function takeAskedDecision(): string | null {
  const id = asked;
  asked = null;
  return id;
}
