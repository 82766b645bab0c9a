import { strToU8, zipSync, type Zippable } from 'fflate';

/** What every file in a zip is dated: the first day that the format knows, in the writer's own zone, for a zip holds no zone. */
const FIRST_DAY = new Date(1980, 0, 1);

export type TextFile = { readonly name: string; readonly text: string };

/** A name that any machine can write to disk and that stays within its folder. */
export const fileName = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80);

/** Names made different from each other: a second `a.csv` is `a-2.csv`. */
function told(files: readonly TextFile[]): readonly TextFile[] {
  const seen = new Map<string, number>();
  return files.map(({ name, text }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : name.replace(/(\.[a-z]+)?$/, `-${times}$1`), text };
  });
}

/** Parts of a document as a zip, sorted by name and dated alike: the same parts give the same bytes. */
export function zipOfParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1))) entries[name] = bytes;
  return new Uint8Array(zipSync(entries, { level: 6, mtime: FIRST_DAY, os: 0, attrs: 0 }));
}

/** Texts as a zip, sorted by name and dated alike: the same texts give the same bytes. */
export const zipOf = (files: readonly TextFile[]): Uint8Array<ArrayBuffer> =>
  zipOfParts(new Map(told(files).map(({ name, text }) => [name, strToU8(text)])));
