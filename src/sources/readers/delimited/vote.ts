import { BACKSLASH, byteAt, CR, LF, placeOf, QUOTE } from '../../bytes';
import { isClean, isTyped } from './cell-shape';
import { DELIMITERS, QUOTES, type Dialect } from './dialect';
import { readSample, type SampledRecord, type SampleReading } from './sample';

/** A dialect with what speaks for it. `width`: the cells most of its records have, 1 where it separates nothing. */
export type Candidate = {
  readonly reading: SampleReading;
  readonly width: number;
  /** The share of records that are sound and of that width. */
  readonly share: number;
  readonly score: number;
  readonly startsWithData: boolean;
  /** Whether the very first line of the file is a row of names in this dialect. */
  readonly isNamedAtTop: boolean;
};

/** Every way of writing cells that a sample gives a reason to try. */
function dialectsOf(sample: Uint8Array): readonly Dialect[] {
  return DELIMITERS.filter((delimiter) => sample.includes(delimiter)).flatMap((delimiter) =>
    QUOTES.filter((quote) => quote === QUOTE || isQuoteThroughout(sample, delimiter, quote)).flatMap((quote): readonly Dialect[] => {
      const plain: Dialect = { delimiter, quote, backslash: false };
      return placeOf(sample, [BACKSLASH, quote]) < 0 ? [plain] : [plain, { ...plain, backslash: true }];
    }),
  );
}

/** An apostrophe around a cell here and there may be part of it; one that opens a cell in every other line is a quote. */
function isQuoteThroughout(sample: Uint8Array, delimiter: number, quote: number): boolean {
  let lines = 1;
  let opened = sample[0] === quote ? 1 : 0;
  for (let i = 1; i < sample.length; i += 1) {
    const before = byteAt(sample, i - 1);
    if (before === LF || before === CR) lines += 1;
    if (byteAt(sample, i) === quote && (before === delimiter || before === LF || before === CR)) opened += 1;
  }
  return opened * 2 >= lines;
}

/** The width that most sound records of more than one cell have; of two as common, the one that comes first. */
function modalWidth(records: readonly SampledRecord[]): number {
  const counts = new Map<number, number>();
  for (const { width, isSound } of records) {
    if (isSound && width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])[0] ?? 1;
}

function cleanShare(records: readonly SampledRecord[]): number {
  const cells = records.flatMap((record) => record.cells ?? []);
  return cells.length === 0 ? 0 : cells.filter(isClean).length / cells.length;
}

/** A table starts with a row of names, so that its first row is not data; a wrong dialect often starts in the middle. */
const isNames = (first: SampledRecord | undefined): boolean => first?.cells?.some(isTyped) === false;

function candidateOf(reading: SampleReading): Candidate {
  const records = reading.records.filter(({ isBlank }) => !isBlank);
  const width = modalWidth(records);
  const covered = records.filter((record) => record.isSound && record.width === width);
  const share = records.length === 0 ? 0 : covered.length / records.length;
  const known = covered.filter(({ cells }) => cells !== null);
  const startsWithData = !isNames(known[0]);
  const sense = (0.3 + 0.7 * cleanShare(known)) * (startsWithData ? 0.6 : 1);
  const score = width < 2 ? 0 : share * (1 - 1 / width) * sense;
  return { reading, width, share, score, startsWithData, isNamedAtTop: !startsWithData && covered[0] === records[0] };
}

const faultsOf = ({ reading }: Candidate): number => reading.records.filter(({ isSound }) => !isSound).length;

/** Backslashes may join two rows into one that looks fine: they escape only where doubled quotes leave more faults. */
function isNeeded(candidate: Candidate, all: readonly Candidate[]): boolean {
  const { delimiter, quote, backslash } = candidate.reading.dialect;
  const plain = all.find(({ reading: { dialect } }) => dialect.delimiter === delimiter && dialect.quote === quote && !dialect.backslash);
  return !backslash || plain === undefined || faultsOf(candidate) < faultsOf(plain);
}

/**
 * Every dialect that could have written a sample, the likeliest first: how many whole records agree in width, how many
 * cells that makes, whether the cells make sense, and whether the first row can be names. Empty where no separator occurs.
 */
export function vote(sample: Uint8Array): readonly Candidate[] {
  const candidates = dialectsOf(sample).map((dialect) => candidateOf(readSample(sample, dialect)));
  return candidates.filter((candidate) => isNeeded(candidate, candidates)).sort((one, other) => other.score - one.score);
}
