import type { ZipEntry } from '../zip/directory';
import { shownByCode, shownByNumber, type Shown } from './date-format';
import type { PackageParts } from './package-parts';
import type { XmlTaker } from './xml-scanner';

/** What each style of a workbook makes of a number, by the style's place. A workbook may have none. */
export async function cellStylesOf(parts: PackageParts, part: ZipEntry | null): Promise<readonly Shown[]> {
  if (part === null) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  const taker: XmlTaker = {
    text: () => {},
    open(name, tag) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') {
        const all = tag.all();
        codes.set(Number(all.get('numFmtId') ?? -1), all.get('formatCode') ?? '');
      }
      if (inCells && name === 'xf') formats.push(Number(tag.all().get('numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  };
  await parts.readSmall(part, taker);
  const shown = new Map<number, Shown>();
  return formats.map((format) => {
    const known = shown.get(format);
    if (known !== undefined) return known;
    const code = codes.get(format);
    const found = code === undefined ? shownByNumber(format) : shownByCode(code);
    shown.set(format, found);
    return found;
  });
}
