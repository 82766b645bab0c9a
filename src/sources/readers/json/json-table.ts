import type { Fault } from '../../../core/admission';
import type { Notice } from '../../../core/model';
import { Refusal } from '../../byte-source';
import type { TypedCell } from '../typed-column';
import { TypedTable, type TypedRecords } from '../typed-table';
import { recordIn, type JsonRecord, type NoCell } from './record';
import type { Taker } from './record-cutter';

/** What the records of a JSON file became, and what of them is no cell. `headerLine` is 0 where each record names its cells. */
export type JsonRecords = TypedRecords & { readonly headerLine: number; readonly notices: readonly Notice[] };

/** As much of a record that is set aside is kept. */
const KEPT = 10_000;

const WHY: Readonly<Record<NoCell['why'], (name: string) => string>> = {
  deep: () => 'left out: a list, or an object too far down, is no cell',
  object: (name) => `an object, its values read one level down as ${name}.…`,
  about: () => 'left out: data about the record',
};

type FirstList = { readonly text: string; readonly cells: readonly TypedCell[] };

/** Gathers records into columns: objects by their names, lists by their places under a first list of names. */
export class JsonTable implements Taker {
  private readonly table = new TypedTable();
  private readonly noCells = new Map<string, { readonly cell: NoCell; count: number }>();
  private manner: 'object' | 'list' | null = null;
  /** The first list, as long as no record has come after it, and what was set aside in between. */
  private first: FirstList | null = null;
  private waiting: { readonly text: string; readonly fault: Fault }[] = [];
  private header: readonly string[] = [];
  private headerLine = 0;

  get records(): number {
    return this.table.records;
  }

  /** Whether a record holds a list, or objects further down than one level. */
  get hasLists(): boolean {
    return [...this.noCells.values()].some(({ cell }) => cell.why === 'deep');
  }

  take(text: string): 'broken' | 'nested' | null {
    const record = recordIn(text);
    if (record.kind === 'fault') {
      if (record.fault === 'broken') return 'broken';
      if (record.fault === 'unparsed') return 'nested';
      this.setAside(text, record.fault);
      return null;
    }
    if (this.manner === null) this.begin(record, text);
    else if (record.kind !== this.manner) this.setAside(text, 'notRecord');
    else if (record.kind === 'object') this.addObject(record);
    else this.addList(record);
    return null;
  }

  /** A list names the columns where another follows it; before an object it is no record. */
  private begin(record: Exclude<JsonRecord, { kind: 'fault' }>, text: string): void {
    const { first } = this;
    if (record.kind === 'list' && first === null) {
      this.first = { text, cells: record.cells };
      return;
    }
    this.manner = record.kind;
    if (first !== null && record.kind === 'list') this.name(first);
    this.settleFirst();
    if (record.kind === 'object') this.addObject(record);
    else this.addList(record);
  }

  setAside(text: string, fault: Fault): void {
    if (this.first === null) this.addOdd(text, fault);
    else this.waiting.push({ text, fault });
  }

  private addOdd(text: string, fault: Fault): void {
    this.table.addOdd(fault, [text.length > KEPT ? `${text.slice(0, KEPT)}…` : ` ${text}`.slice(1)]);
  }

  /** Lets what came after the first list take its place behind it. */
  private settleFirst(): void {
    const { first, waiting } = this;
    if (first === null) return;
    this.first = null;
    if (this.headerLine === 0) this.addOdd(first.text, 'notRecord');
    for (const { text, fault } of waiting) this.addOdd(text, fault);
    this.waiting = [];
  }

  finish(): JsonRecords {
    this.settleFirst();
    const objects = new Set([...this.noCells.values()].flatMap(({ cell }) => (cell.why === 'object' ? [cell.name] : [])));
    const records = this.table.finish(new Set(this.table.empty.filter((name) => objects.has(name))));
    const notices = [...this.noCells.values()].map(({ cell, count }) => ({ column: cell.name, what: WHY[cell.why](cell.name), count }));
    return { ...records, header: this.manner === 'list' ? this.header : records.header, headerLine: this.headerLine, notices };
  }

  private addObject({ cells, rest }: Extract<JsonRecord, { kind: 'object' }>): void {
    const row = this.table.addRow();
    for (const cell of cells) {
      const column = this.table.column(cell.name);
      column.put(row, column.codeOf(cell));
    }
    for (const cell of rest) {
      const key = `${cell.why} ${cell.name}`;
      const known = this.noCells.get(key);
      if (known === undefined) this.noCells.set(key, { cell, count: 1 });
      else known.count += 1;
    }
  }

  private name({ cells }: FirstList): void {
    if (cells.length === 0 || cells.some(({ kind, text }) => kind !== 0 || text.trim() === ''))
      throw new Refusal(
        'The file is JSON whose records are lists, and the first list does not name the columns; export each record as an object with names.',
      );
    this.headerLine = this.table.nextLine;
    this.table.pass();
    this.header = cells.map(({ text }) => text);
    this.header.forEach((_, place) => this.table.column(String(place)));
  }

  private addList({ cells }: Extract<JsonRecord, { kind: 'list' }>): void {
    if (cells.length !== this.header.length) {
      this.table.addOdd(
        cells.length < this.header.length ? 'short' : 'long',
        cells.map(({ text }) => text),
      );
      return;
    }
    const row = this.table.addRow();
    cells.forEach((cell, place) => {
      const column = this.table.column(String(place));
      column.put(row, column.codeOf(cell));
    });
  }
}
