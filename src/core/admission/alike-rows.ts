/** What rows say in one respect: as text, and as a number that differs where the text does, nearly always. Nothing is '' and 0. */
export type Part = { readonly text: (row: number) => string; readonly hash: (row: number) => number };

/** A part from the texts of a column's distinct cells. */
export function partOf(codes: Uint32Array, texts: readonly string[]): Part {
  const hashes = Int32Array.from(texts, hashOf);
  return { text: (row) => texts[codes[row] ?? 0] ?? '', hash: (row) => hashes[codes[row] ?? 0] ?? 0 };
}

/** The first of two parts that says something. */
export const firstOf = (one: Part, other: Part): Part => ({
  text: (row) => one.text(row) || other.text(row),
  hash: (row) => one.hash(row) || other.hash(row),
});

/** A part together with one that may say nothing. */
export const together = (one: Part, other: Part): Part => ({
  text: (row) => (one.text(row) === '' ? '' : `${one.text(row)} ${other.text(row)}`),
  hash: (row) => (one.hash(row) === 0 ? 0 : mixed(one.hash(row), other.hash(row)) || 1),
});

const mixed = (hash: number, more: number): number => Math.imul(hash ^ more, 0x0100_0193) ^ (more >>> 13);

function hashOf(text: string): number {
  if (text === '') return 0;
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash || 1;
}

/** Room for eight times the rows keeps chance meetings of two rows in one place rare. */
const ROOM = 8;

/** Groups of rows that say the same in every part, and something in each. Only rows that meet others by their hash are compared as text. */
export function alikeRows(rows: Uint32Array, parts: readonly Part[]): readonly (readonly number[])[] {
  const hashes = Int32Array.from(rows, (row) => rowHash(parts, row));
  const meets = meetingPlaces(hashes);
  const byHash = new Map<number, number[]>();
  hashes.forEach((hash, at) => {
    if (hash === 0 || !meets(hash)) return;
    const group = byHash.get(hash);
    if (group === undefined) byHash.set(hash, [rows[at] ?? 0]);
    else group.push(rows[at] ?? 0);
  });
  return [...byHash.values()].filter((group) => group.length > 1).flatMap((group) => alikeAsText(group, parts));
}

/** Tells whether another row shares a hash's place in a table; that two share it may be chance. */
function meetingPlaces(hashes: Int32Array): (hash: number) => boolean {
  const last = 2 ** Math.ceil(Math.log2(Math.max(hashes.length, 1) * ROOM)) - 1;
  const seen = new Uint8Array(last + 1);
  for (const hash of hashes) {
    const before = seen[hash & last] ?? 0;
    if (hash !== 0 && before < 2) seen[hash & last] = before + 1;
  }
  return (hash) => seen[hash & last] === 2;
}

function alikeAsText(rows: readonly number[], parts: readonly Part[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = parts.map((part) => part.text(row)).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What a row says in all parts, as a number other than 0; 0 where it says nothing in one of them. */
function rowHash(parts: readonly Part[], row: number): number {
  let hash = 0;
  for (const part of parts) {
    const own = part.hash(row);
    if (own === 0) return 0;
    hash = mixed(hash, own);
  }
  return hash ^ (hash >>> 15) || 1;
}
