import type { Fault, OddRecord, RawColumn } from '../../core/admission';
import { BUDGET } from '../budget';
import { Refusal } from '../byte-source';
import { grownCounts } from './delimited/growth';
import { TypedColumn } from './typed-column';

/** What the records of a file that types its cells became. */
export type TypedRecords = {
  readonly header: readonly string[];
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  readonly lines: Uint32Array;
  readonly odd: readonly OddRecord[];
  readonly recordCount: number;
};

const millions = (count: number): string => `${Math.round(count / 1_000_000)} million`;

/** Refuses a table whose columns and rows cannot be held. */
export function allowTable(columns: number, rows: number): void {
  if (columns > BUDGET.namedColumns)
    throw new Refusal(
      `The file has over ${BUDGET.namedColumns} names of columns; export fewer of them, or look whether its names hold data.`,
    );
  if (rows > BUDGET.namedRows)
    throw new Refusal(`The file has over ${millions(BUDGET.namedRows)} records, more than can be read here; export a shorter time.`);
  if (columns * rows > BUDGET.namedCells)
    throw new Refusal(
      `The file has over ${millions(BUDGET.namedCells)} cells, more than can be read here; export fewer columns or a shorter time.`,
    );
}

/** Records by name of their cells, in the making. Its lines are record numbers, from 1. */
export class TypedTable {
  private readonly byName = new Map<string, TypedColumn>();
  private readonly odd: OddRecord[] = [];
  private lines: Uint32Array = new Uint32Array(1024);
  private rows = 0;
  /** Entries that are no records, such as a list of names; they have numbers too. */
  private passed = 0;

  get records(): number {
    return this.rows + this.odd.length;
  }

  /** The number of the entry that comes next, from 1. */
  get nextLine(): number {
    return this.passed + this.records + 1;
  }

  /** The columns so far in which every cell is empty. */
  get empty(): readonly string[] {
    return [...this.byName].flatMap(([name, column]) => (column.isEmpty ? [name] : []));
  }

  /** Passes over an entry that is no record. */
  pass(): void {
    this.passed += 1;
  }

  /** The column of a name, which is new and empty where no record had one. */
  column(name: string): TypedColumn {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const column = new TypedColumn();
    this.byName.set(name, column);
    allowTable(this.byName.size, this.rows);
    return column;
  }

  /** Begins a row, and returns its place. */
  addRow(): number {
    const row = this.rows;
    if (row === this.lines.length) this.lines = grownCounts(this.lines, row + 1);
    this.lines[row] = this.nextLine;
    this.rows += 1;
    if (this.rows % 1024 === 0) allowTable(this.byName.size, this.rows);
    return row;
  }

  addOdd(fault: Fault, cells: readonly string[]): void {
    if (this.odd.length === BUDGET.oddRecords)
      throw new Refusal(`The file has over ${BUDGET.oddRecords} entries that are no records; look into it, and export the records again.`);
    this.odd.push({ record: this.records + 1, line: this.nextLine, fault, cells });
  }

  /** The finished table, without the columns named; it is spent. */
  finish(without: ReadonlySet<string> = new Set()): TypedRecords {
    allowTable(this.byName.size, this.rows);
    const kept = [...this.byName].filter(([name]) => !without.has(name));
    const columns = kept.map(([name, column]) => {
      this.byName.delete(name);
      return column.finish(this.rows);
    });
    const { rows, odd } = this;
    return { header: kept.map(([name]) => name), columns, rows, lines: this.lines.slice(0, rows), odd, recordCount: this.records };
  }
}
