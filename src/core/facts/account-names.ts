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
