import type { Fault } from '../../../core/admission';
import { wholeAt } from '../../bytes';
import { Refusal } from '../../byte-source';
import { isTyped } from './cell-shape';
import { cellsOf } from './cell-text';
import { Counter, isEachLineAsWide } from './counter';
import type { Layout } from './layout';
import { CONTROL, CUT, QUOTE_FAULT, type RecordBatch } from './record-batch';
import { isBlankText } from './sample';

/** What a record is: regular, the header, or odd for a reason. */
export type Judgement = 'regular' | 'header' | Fault;

/** Under this width two rows joined by lost quotes cannot be told from a cell with separators and line breaks. */
const WIDE = 5;
const FAULTS: ReadonlyMap<number, Fault> = new Map([
  [QUOTE_FAULT, 'quote'],
  [CUT, 'cut'],
  [CONTROL, 'control'],
]);

/** Judges the records of a file one batch after the other: by the scanner's faults, by the header's width, by the counter, by their neighbours. */
export class RecordJudge {
  private readonly layout: Layout;
  private readonly counter: Counter;
  private seen = 0;
  /** The last two records of the batch before: what they are, and whether they are a single cell. */
  private before: readonly Neighbour[] = [OTHER, OTHER];

  constructor(layout: Layout) {
    this.layout = layout;
    this.counter = new Counter(layout.dialect);
  }

  /** One judgement for each record the batch owns. */
  judge(batch: RecordBatch, bytes: Uint8Array): readonly Judgement[] {
    const found: Judgement[] = [];
    for (let i = 0; i < batch.count; i += 1) found.push(this.alone(batch, bytes, i));
    this.count(batch, bytes, found);
    const neighbour = (i: number): Neighbour => ({ judgement: found[i] ?? 'blank', isLone: found[i] === 'short' && batch.width(i) === 1 });
    if (found.includes('short') || this.before.some(({ isLone }) => isLone)) {
      const beside = [...this.before, ...found.map((_, i) => neighbour(i))];
      const isDatum = (record: number): boolean => isTyped(cellsOf(batch, bytes, this.layout.dialect, record)[0] ?? '');
      for (let i = 0; i < batch.owned; i += 1) {
        if (found[i] === 'regular' && (isTornAfter(batch, beside, i, isDatum) || isTornBefore(batch, beside, i))) found[i] = 'short';
      }
    }
    this.before = [
      ...this.before,
      ...found
        .slice(0, batch.owned)
        .slice(-2)
        .map((_, i) => neighbour(Math.max(0, batch.owned - 2) + i)),
    ].slice(-2);
    this.seen += batch.owned;
    return found.slice(0, batch.owned);
  }

  private alone(batch: RecordBatch, bytes: Uint8Array, i: number): Judgement {
    const fault = FAULTS.get(wholeAt(batch.faults, i));
    if (fault !== undefined) return fault;
    const place = this.seen + i;
    if (place === this.layout.headerRecord) return this.header(batch, bytes, i);
    const width = batch.width(i);
    if (width === 1 && isBlankText(bytes, wholeAt(batch.starts, i), wholeAt(batch.ends, i))) return 'blank';
    if (width > this.layout.header.length) return 'long';
    return width < this.layout.header.length || place < this.layout.headerRecord ? 'short' : 'regular';
  }

  /** The layout was pinned on a sample; the file read now must have the same header in the same place. */
  private header(batch: RecordBatch, bytes: Uint8Array, i: number): 'header' {
    const cells = cellsOf(batch, bytes, this.layout.dialect, i);
    const { header } = this.layout;
    if (cells.length === header.length && cells.every((cell, at) => cell === header[at])) return 'header';
    throw new Refusal('The file changed while it was read; load it again.');
  }

  /** Lets the counter look at every run of regular records, and sets aside those it reads differently. */
  private count(batch: RecordBatch, bytes: Uint8Array, found: Judgement[]): void {
    for (let from = 0; from < batch.owned; from += 1) {
      let to = from;
      while (to < batch.owned && found[to] === 'regular') to += 1;
      if (to > from && !this.agrees(batch, bytes, { from, to })) this.countEach(batch, bytes, { from, to, found });
      from = to;
    }
  }

  private countEach(
    batch: RecordBatch,
    bytes: Uint8Array,
    { from, to, found }: { readonly from: number; readonly to: number; readonly found: Judgement[] },
  ): void {
    for (let i = from; i < to; i += 1) {
      if (!this.agrees(batch, bytes, { from: i, to: i + 1 })) found[i] = 'quote';
    }
  }

  private agrees(batch: RecordBatch, bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }): boolean {
    const width = this.layout.header.length;
    const count = this.counter.count(bytes, wholeAt(batch.starts, from), wholeAt(batch.ends, to - 1));
    if (count.isOpen || count.records !== to - from || count.cells !== count.records * width) return false;
    for (let i = from; i < to && width >= WIDE; i += 1) {
      const record = { from: wholeAt(batch.starts, i), to: wholeAt(batch.ends, i), width };
      if (wholeAt(batch.inner, i) > 0 && isEachLineAsWide(bytes, record, this.layout.dialect.delimiter)) return false;
    }
    return true;
  }
}

type Neighbour = { readonly judgement: Judgement; readonly isLone: boolean };
const OTHER: Neighbour = { judgement: 'blank', isLone: false };

/**
 * Whether a record of the right width is only the start of a row, its last cell empty and put by a stray line end on a
 * line of its own. After the last row such a line is a trailer, unless it holds a number or a date.
 */
function isTornAfter(batch: RecordBatch, beside: readonly Neighbour[], i: number, isDatum: (record: number) => boolean): boolean {
  if (beside[i + 3]?.isLone !== true || !isEmptyAtEnd(batch, i)) return false;
  return beside[i + 4]?.judgement === 'regular' || isDatum(i + 1);
}

/**
 * The same at the start of a row. Lone lines above rows that are all empty at their start head the groups of a report,
 * and tear nothing.
 */
function isTornBefore(batch: RecordBatch, beside: readonly Neighbour[], i: number): boolean {
  const [first = OTHER, before = OTHER, , after = OTHER] = beside.slice(i, i + 4);
  if (!before.isLone || !isEmptyAtStart(batch, i) || (first.judgement !== 'regular' && first.judgement !== 'header')) return false;
  return after.judgement !== 'regular' || !isEmptyAtStart(batch, i + 1);
}

/** Whether the last cell of a record is empty and not quoted. */
function isEmptyAtEnd(batch: RecordBatch, record: number): boolean {
  const last = wholeAt(batch.firsts, record + 1) - 1;
  return wholeAt(batch.cells, 2 * last) === wholeAt(batch.ends, record);
}

/** Whether the first cell of a record is empty and not quoted. */
function isEmptyAtStart(batch: RecordBatch, record: number): boolean {
  return wholeAt(batch.cells, 2 * wholeAt(batch.firsts, record) + 1) === wholeAt(batch.starts, record);
}
