/** Words at the end of a company's name that say its legal form and not who it is (`domain.md` 3, Identity). */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh ag kg se sa sas sarl srl spa bv nv ab as oy aps pty pte ' +
    'kk sl ltda'
  ).split(' '),
);

/**
 * A company's name without what people write differently: case, accents, signs, a leading "the" and trailing legal forms.
 * One word always remains. '' where nothing of the name is a letter or a digit.
 */
export function normalisedName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const start = words.length > 1 && words[0] === 'the' ? 1 : 0;
  let end = words.length;
  while (end > start + 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(start, end).join(' ');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three signs that tell which of the first fifteen are capitals: the long form of a Salesforce id is the short one and these. */
function capitalsOf(short: string): string {
  const sign = (part: string): string =>
    LETTERS[[...part].reduce((bits, letter, at) => bits + (/[A-Z]/.test(letter) ? 1 << at : 0), 0)] ?? '';
  return sign(short.slice(0, 5)) + sign(short.slice(5, 10)) + sign(short.slice(10, 15));
}

/** An account's id to be matched by: the long form of a Salesforce id reads as its short one, which reports carry. */
export function idToMatch(id: string): string {
  if (!/^[0-9A-Za-z]{15}[A-Z0-5]{3}$/.test(id)) return id;
  const short = id.slice(0, 15);
  return capitalsOf(short) === id.slice(15) ? short : id;
}
