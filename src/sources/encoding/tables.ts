/**
 * The upper halves of the single-byte encodings that Western exports come in, written out because Node reads the
 * bytes 80 to 9F of Windows-1252 as control characters where browsers do not. NUL stands where a byte has no character.
 */
const from = (start: number, count: number): string => String.fromCharCode(...Array.from({ length: count }, (_, i) => start + i));
const LATIN_1 = from(0xa0, 96);
const WINDOWS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
const LATIN_9 = [...LATIN_1];
for (const [byte, letter] of [
  [0xa4, '€'],
  [0xa6, 'Š'],
  [0xa8, 'š'],
  [0xb4, 'Ž'],
  [0xb8, 'ž'],
  [0xbc, 'Œ'],
  [0xbd, 'œ'],
  [0xbe, 'Ÿ'],
] as const) {
  LATIN_9[byte - 0xa0] = letter;
}
const MACINTOSH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

export type SingleByte = 'windows-1252' | 'iso-8859-15' | 'macintosh';

/** The 128 characters of the bytes 80 to FF, by encoding. */
export const TABLES: Readonly<Record<SingleByte, string>> = {
  'windows-1252': WINDOWS + LATIN_1,
  'iso-8859-15': '\0'.repeat(32) + LATIN_9.join(''),
  macintosh: MACINTOSH,
};

/** The character of a byte of 0x80 or above, or NUL where the encoding has none. */
export const characterOf = (encoding: SingleByte, byte: number): string => TABLES[encoding][byte - 0x80] ?? '\0';
