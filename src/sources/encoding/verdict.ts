import type { Notice } from '../../core/model';
import { hasAt } from '../bytes';
import { Refusal } from '../byte-source';
import { ENCODING_NAMES, type Encoding, type PlatformEncoding } from './encoding';
import type { Evidence } from './evidence';
import { contest, type Table } from './plausibility';
import { TABLES, type SingleByte } from './tables';
import { hasControls } from './transcoder';

/**
 * What a file is written in. `rivals` holds every encoding that fits as well, the one taken for now first; it is empty
 * where there is no doubt. `skip`: bytes of a mark at the start.
 */
export type Verdict = {
  readonly encoding: Encoding;
  readonly skip: number;
  readonly rivals: readonly Encoding[];
  readonly notices: readonly Notice[];
};

/** Which of some encodings read the whole file without an error; another pass over it. */
export type Trial = (encodings: readonly PlatformEncoding[]) => Promise<readonly PlatformEncoding[]>;

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const MULTIBYTE: readonly PlatformEncoding[] = [
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'windows-1251',
  'koi8-r',
  'windows-1253',
];
const CENTRAL: readonly PlatformEncoding[] = ['windows-1250', 'iso-8859-2'];

const certain = (encoding: Encoding, skip: number, notices: readonly Notice[] = []): Verdict => ({ encoding, skip, rivals: [], notices });
const readAs = (encoding: Encoding, count: number): Notice => ({ column: null, what: `read as ${ENCODING_NAMES[encoding]}`, count });

/** Wide text by the shares of NUL at each of the four places of every four bytes. */
const WIDE: readonly (readonly [Encoding, (nuls: Nuls) => boolean])[] = [
  ['utf-32le', ([a, , c, d]) => c > 0.9 && d > 0.9 && a < 0.05],
  ['utf-32be', ([a, b, , d]) => a > 0.9 && b > 0.9 && d < 0.05],
  ['utf-16le', ([a, b, c, d]) => b + d > 0.2 && (a + c) * 20 < b + d],
  ['utf-16be', ([a, b, c, d]) => a + c > 0.2 && (b + d) * 20 < a + c],
];
type Nuls = readonly [number, number, number, number];

/** Of two-byte and four-byte text without a mark the NULs stand all at the same places. */
function byNuls(evidence: Evidence): Encoding | null {
  const share = (rest: number): number => evidence.nulsAt(rest) / Math.max(1, evidence.length / 4);
  const nuls: Nuls = [share(0), share(1), share(2), share(3)];
  return WIDE.find(([, fits]) => fits(nuls))?.[0] ?? null;
}

function refuseBinary(evidence: Evidence): void {
  if (evidence.nulTail === evidence.length)
    throw new Refusal('The file holds nothing but zero bytes, as a broken copy does; copy or export it again.');
  const nuls = [0, 1, 2, 3].reduce((sum, rest) => sum + evidence.nulsAt(rest), 0);
  if (evidence.controls * 50 <= evidence.length && nuls * 10 <= evidence.length) return;
  throw new Refusal('The file is not text but binary data of an unknown kind; export the records as CSV.');
}

/**
 * The encoding of a file, by its mark, by whether it is UTF-8, by its NULs, and last by what its bytes would mean.
 * Single-byte encodings never fail, so that they are told apart by sense, and asked about where two make sense.
 * Throws a Refusal where the bytes are no text.
 */
export async function judge(head: Uint8Array, evidence: Evidence, trial: Trial): Promise<Verdict> {
  const mark = MARKS.find(([, bytes]) => hasAt(head, bytes));
  const skip = mark?.[1].length ?? 0;
  const wide = mark !== undefined && mark[0] !== 'utf-8' ? mark[0] : byNuls(evidence);
  if (wide !== null) return certain(wide, skip, [readAs(wide, 1)]);
  refuseBinary(evidence);
  if (isUtf8(evidence, mark !== undefined)) return certain('utf-8', skip, lostIn(evidence));
  if (mark !== undefined || evidence.whole >= evidence.broken + (evidence.endsInside ? 1 : 0)) {
    return { encoding: 'utf-8 with windows-1252', skip, rivals: ['utf-8 with windows-1252', 'windows-1252'], notices: [] };
  }
  return judgeByte(evidence, trial);
}

/** Whether nothing in the file contradicts UTF-8; a character cut off by the end of the file does not, if there were others. */
function isUtf8({ broken, endsInside, whole }: Evidence, marked: boolean): boolean {
  return broken === 0 && (!endsInside || whole > 0 || marked);
}

function lostIn({ lost }: Evidence): readonly Notice[] {
  return lost === 0 ? [] : [{ column: null, what: 'characters that were already lost when the file was written (U+FFFD)', count: lost }];
}

async function judgeByte(evidence: Evidence, trial: Trial): Promise<Verdict> {
  const western = contest(tablesOf(Object.keys(TABLES) as readonly SingleByte[]), evidence.sightings.all());
  const isWide = evidence.highPairs > evidence.high / 2 && evidence.high > 3;
  if (western.fits && !isWide) return verdictOf(western.names as readonly Encoding[], evidence);
  if (!isWide) {
    const tables = [...tablesOf(Object.keys(TABLES) as readonly SingleByte[]), ...CENTRAL.map(platformTable)];
    const central = contest(tables, evidence.sightings.all());
    if (central.fits) return verdictOf(central.names as readonly Encoding[], evidence);
  }
  const able = await trial([...MULTIBYTE, ...CENTRAL]);
  const japanese = kanaIn(able, evidence);
  if (japanese.length === 1) return verdictOf(japanese, evidence);
  return verdictOf([...new Set([...japanese, ...able, ...(western.names as readonly Encoding[]), 'windows-1252' as const])], evidence);
}

function verdictOf(names: readonly Encoding[], evidence: Evidence): Verdict {
  const encoding = names[0] ?? 'windows-1252';
  if (names.length > 1) return { encoding, skip: 0, rivals: names, notices: [] };
  return certain(encoding, 0, [readAs(encoding, evidence.high)]);
}

const tablesOf = (names: readonly SingleByte[]): readonly Table[] => names.map((name) => ({ name, characters: TABLES[name] }));

function platformTable(name: PlatformEncoding): Table {
  const decoder = new TextDecoder(name);
  const letter = (_: unknown, i: number): string => decoder.decode(Uint8Array.of(0x80 + i));
  const characters = Array.from({ length: 128 }, letter).map((character) =>
    character < '\u00A0' || character === '\uFFFD' ? '\0' : character,
  );
  return { name, characters: characters.join('') };
}

/** Japanese is told by its syllables, in runs: other text read as Japanese has hardly any, and those stand alone among letters. */
function kanaIn(able: readonly PlatformEncoding[], evidence: Evidence): readonly PlatformEncoding[] {
  return able.filter((encoding) => {
    const decoder = new TextDecoder(encoding);
    const text = evidence.samples.map((sample) => decoder.decode(sample)).join(',');
    const count = (pattern: RegExp): number => (text.match(pattern) ?? []).reduce((sum, { length }) => sum + length, 0);
    const beyond = count(/[^\0-\x7F]/g);
    return count(/[\u3041-\u30FC]/g) * 10 > beyond && count(/[\u3041-\u30FC\u4E00-\u9FFF]{2,}/g) * 10 > beyond * 8;
  });
}

/** Tries encodings over a whole content in one pass. */
export const trialOver =
  (open: () => AsyncIterable<Uint8Array>): Trial =>
  async (encodings) => {
    let able = encodings.map((encoding) => ({ encoding, decoder: new TextDecoder(encoding, { fatal: true }) }));
    const keep = (block?: Uint8Array): void => {
      able = able.filter(({ decoder }) => {
        try {
          return !hasControls(decoder.decode(block, { stream: block !== undefined }));
        } catch {
          return false;
        }
      });
    };
    for await (const block of open()) keep(block);
    keep();
    return able.map(({ encoding }) => encoding);
  };
