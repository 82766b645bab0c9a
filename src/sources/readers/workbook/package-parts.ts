import type { Job } from '../job';
import { BUDGET } from '../../budget';
import { openEntry, type Archive } from '../zip/archive';
import type { ZipEntry } from '../zip/directory';
import { nameOf } from '../zip/label';
import { unwatched } from '../job';
import { damaged } from './damage';
import { XmlScanner, type XmlTaker } from './xml-scanner';

type Stop = Job['options']['stop'];

/** Names of parts are the same in capitals and small letters, and some writers turn their slashes round. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** What to do between two blocks of a part: `true` ends the reading there. */
export type Between = (bytes: number) => boolean;

/** The parts of a workbook by their names. Each is unpacked again whenever it is read, and none is kept. */
export class PackageParts {
  private readonly archive: Archive;
  private readonly stop: Stop;
  private readonly parts: ReadonlyMap<string, ZipEntry>;

  constructor(archive: Archive, stop: Stop) {
    this.archive = archive;
    this.stop = stop;
    const parts = new Map<string, ZipEntry>();
    for (const entry of archive.entries) {
      const key = keyOf(nameOf(entry));
      if (parts.has(key)) throw damaged('two parts of it have the same name');
      parts.set(key, entry);
    }
    this.parts = parts;
  }

  partOf(name: string): ZipEntry | null {
    return this.parts.get(keyOf(name)) ?? null;
  }

  /** Reads a part from its start. Length and CRC-32 have been compared once this returns true: it was read to its end. */
  async read(part: ZipEntry, taker: XmlTaker, isEnough: Between = () => false): Promise<boolean> {
    const scanner = new XmlScanner(taker);
    let bytes = 0;
    for await (const block of openEntry(this.archive, part, this.stop)(unwatched)) {
      scanner.push(block);
      bytes += block.length;
      if (isEnough(bytes)) return false;
    }
    scanner.finish();
    return true;
  }

  /** Reads a part that says something about others; such a part is small. */
  async readSmall(part: ZipEntry, taker: XmlTaker): Promise<void> {
    if (part.size > BUDGET.workbookPart) throw damaged('what it says of its sheets and styles is longer than any workbook needs');
    await this.read(part, taker);
  }
}
