import type { OpenQuestion } from '../../../core/model';
import { Refusal } from '../../byte-source';
import { CR, LF } from '../../bytes';
import { isInTypography, isTornByTypography } from './cell-shape';
import { delimiterName, type Dialect } from './dialect';
import { headerAmong } from './header';
import { fingerprint, questionOf } from './questions';
import type { SampledRecord } from './sample';
import { vote, type Candidate } from './vote';

/** How a file is laid out, pinned before it is read: nothing guesses after this. `headerRecord`: its place among all records of the file. */
export type Layout = {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly headerRecord: number;
  readonly headerLine: number;
  readonly questions: readonly OpenQuestion[];
};

const BARELY = 0.95;

/** Whether a byte shows nothing; U+0001 does stand between cells. */
export const isBlankByte = (byte: number): boolean => byte <= 0x20 && byte !== 0x01;
export const blankFile = (): Refusal => new Refusal('The file is blank; export the records again.');

/**
 * The layout of a text by a sample of it. `answers` settle what was asked before. Throws a Refusal for what is no
 * table: a blank text, a single column, a header alone, typographic quotes around separators.
 */
export function layoutOf(sample: Uint8Array, answers: ReadonlyMap<string, string>): Layout {
  if (sample.every(isBlankByte)) throw blankFile();
  refuseEndless(sample);
  const candidates = vote(sample);
  const best = candidates[0];
  if (best === undefined || best.width < 2 || !isTable(best)) {
    throw new Refusal(
      'The file has a single column, or holds prose: no comma, semicolon, tab or other separator divides its lines alike; export the records as CSV.',
    );
  }
  const rivals = rivalsOf(best, candidates);
  const id = `delimiter:${fingerprint(best.reading.records.find(({ cells }) => cells !== null)?.cells ?? [])}`;
  const answer = rivals.find(({ reading }) => delimiterName(reading.dialect.delimiter) === answers.get(id));
  const layout = layoutBy(answer ?? best);
  return rivals.length < 2 || answer !== undefined ? layout : { ...layout, questions: [delimiterQuestion(id, rivals)] };
}

/** Prose has commas too, but hardly ever as many of them in a third of its lines. */
function isTable({ reading, share, width }: Candidate): boolean {
  return share >= 0.3 || width > 4 || reading.records.filter(({ isBlank }) => !isBlank).length < 5;
}

/**
 * The best candidate and those of another separator that are as good. Where the best begins with data, another that
 * begins with names is as good: the separator may change below the header. Alone, the best is certain.
 */
function rivalsOf(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<number>();
  return candidates.filter(({ reading, score, width, isNamedAtTop }) => {
    const isNew = !seen.has(reading.dialect.delimiter);
    seen.add(reading.dialect.delimiter);
    return isNew && (score >= best.score * BARELY || (best.startsWithData && isNamedAtTop && width > 2));
  });
}

function delimiterQuestion(id: string, rivals: readonly Candidate[]): OpenQuestion {
  return questionOf(
    id,
    'Which character separates the cells?',
    rivals.map(({ reading, width }) => ({
      value: delimiterName(reading.dialect.delimiter),
      reads: (reading.records.filter((record) => record.width === width).at(-1)?.cells ?? []).slice(0, 2),
    })),
  );
}

function layoutBy({ reading, width }: Candidate): Layout {
  const { dialect, records } = reading;
  refuseTypography(records);
  const headerRecord = headerAmong(records, width);
  const header = records[headerRecord];
  if (header === undefined || header.cells === null)
    throw new Refusal(`The first ${records.length} lines of the file hold no header; delete what stands above the table.`);
  refuseHeaderAlone(records, headerRecord);
  return { dialect, header: header.cells, headerRecord, headerLine: header.line, questions: [] };
}

/** The longest line a table may begin with, and far longer than any: what goes on without an end is not taken apart. */
const ENDLESS = 4_000_000;

function refuseEndless(sample: Uint8Array): void {
  if (sample.length < ENDLESS || sample.subarray(0, ENDLESS).some((byte) => byte === LF || byte === CR)) return;
  throw new Refusal('The first line of the file does not end within 4 MB, so it holds no table of rows; export the records again as CSV.');
}

function refuseHeaderAlone(records: readonly SampledRecord[], headerRecord: number): void {
  if (records.slice(headerRecord + 1).some(({ isBlank }) => !isBlank)) return;
  throw new Refusal('The file holds a header and no records; check the filter of the report and export it again.');
}

function refuseTypography(records: readonly SampledRecord[]): void {
  const rows = records.flatMap(({ cells }) => (cells === null || cells.length < 2 ? [] : [cells]));
  const torn = rows.filter(isTornByTypography).length;
  const named = rows[0] ?? [];
  const isNamedSo = named.filter(isInTypography).length * 2 >= named.length && named.length > 0;
  if (!isNamedSo && (torn < 2 || torn * 20 < rows.length)) return;
  throw new Refusal(
    'The file has typographic quotes (“ ”) around its cells, so that separators inside them cannot be told from real ones; export it again with straight quotes (").',
  );
}
