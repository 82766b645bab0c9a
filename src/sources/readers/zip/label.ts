import type { ZipEntry } from './directory';

const LONGEST = 200;
/** What operating systems leave in archives beside the files. */
const LEFTOVERS = /(^|[/\\])(__MACOSX[/\\].*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

function decoded(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    // Old archives name files in an encoding they do not tell; the name is only shown.
    return Array.from(name, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** The name of an entry as text. It is only ever shown or compared, never a path. */
export const nameOf = (entry: ZipEntry): string => decoded(entry.name);

/** Whether an entry is a file somebody meant to send: no folder, and nothing a computer left there. */
export function isFile(entry: ZipEntry): boolean {
  const name = nameOf(entry);
  return !/[/\\]$/.test(name) && !LEFTOVERS.test(name);
}

/** Marks that would hide or turn around what is shown are left out, and no name is longer than a line. */
const shown = (name: string): string => {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, LONGEST);
  return plain === '' ? 'unnamed' : plain;
};

/** What each entry is called on screen; a name that stands there twice is numbered. */
export function labelsOf(entries: readonly ZipEntry[]): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const label = shown(nameOf(entry));
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    return nth === 1 ? label : `${label} (${nth})`;
  });
}
