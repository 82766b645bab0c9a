const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three signs that tell which of the first fifteen are capitals: the long form of a Salesforce id is the short one and these. */
function capitalsOf(short: string): string {
  const sign = (part: string): string =>
    LETTERS[[...part].reduce((bits, letter, at) => bits + (/[A-Z]/.test(letter) ? 1 << at : 0), 0)] ?? '';
  return sign(short.slice(0, 5)) + sign(short.slice(5, 10)) + sign(short.slice(10, 15));
}

/** An id to be matched by: the long form of a Salesforce id reads as its short one, which reports carry. */
export function idToMatch(id: string): string {
  if (!/^[0-9A-Za-z]{15}[A-Z0-5]{3}$/.test(id)) return id;
  const short = id.slice(0, 15);
  return capitalsOf(short) === id.slice(15) ? short : id;
}
