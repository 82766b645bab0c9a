import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { lettersOf, placeOf, rangeOf, rowOf, type CellPlace, type CellRange } from './cell-place';
import { EMPTY, valueOf, type CellKey, type SheetCell } from './cell-value';
import { damaged } from './damage';
import { RunText } from './shared-texts';
import type { XmlTaker } from './xml-scanner';
import type { Tag } from './xml-tag';

/** A row of a sheet: its number as people see it, and its cells that hold something, by column. Good only while it is being taken. */
export type SheetRow = {
  readonly number: number;
  readonly isHidden: boolean;
  readonly columns: readonly number[];
  readonly cells: readonly SheetCell[];
};

/** Takes what a sheet holds. Rows come in their order; columns are told before them, merged cells after. */
export type SheetTaker = {
  row(row: SheetRow): void;
  merged(range: CellRange): void;
  hiddenColumns(from: number, to: number): void;
};

const R = 0x72;
const S = 0x73;
const T = 0x74;
const OUT_OF_ORDER = 'its cells do not stand in their order';

/** Whether a cell holds more than blanks. A cell without its value holds something all the same. */
export const isFilled = ({ text, remark }: SheetCell): boolean => remark !== null || /\S/.test(text);

function allowPlace({ row, column }: CellPlace): void {
  if (row * (column + 1) <= BUDGET.sheetCells) return;
  throw new Refusal(
    `The sheet has a cell at ${lettersOf(column)}${row}, so far from its first that what lies between cannot be held; delete that cell, or save the table as CSV UTF-8.`,
  );
}

/** Reads a sheet row by row. Rows and cells that do not say where they stand follow the one before. */
export class SheetScanner implements XmlTaker {
  private readonly key: CellKey;
  private readonly taker: SheetTaker;
  private readonly run = new RunText();
  private inData = false;
  private inCell = false;
  private inValue = false;
  private inInline = false;
  private number = 0;
  /** Whether the row itself has said where it stands; where it has not, its first cell may. */
  private isNumbered = false;
  private isHidden = false;
  private columns: number[] = [];
  private cells: SheetCell[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value: string | null = null;
  private isFormula = false;

  constructor(key: CellKey, taker: SheetTaker) {
    this.key = key;
    this.taker = taker;
  }

  open(name: string, tag: Tag): void {
    if (this.inCell) this.openInCell(name);
    else if (this.inData) this.openInData(name, tag);
    else if (name === 'sheetData') this.inData = true;
    else if (name === 'mergeCell') this.taker.merged(rangeOf(tag.all().get('ref') ?? ''));
    else if (name === 'col') this.hideColumns(tag.all());
  }

  close(name: string): void {
    if (this.inCell) this.closeInCell(name);
    else if (name === 'row' && this.inData)
      this.taker.row({ number: this.number, isHidden: this.isHidden, columns: this.columns, cells: this.cells });
    else if (name === 'sheetData') this.inData = false;
  }

  text(text: () => string): void {
    if (this.inValue) this.value = (this.value ?? '') + text();
    else if (this.inInline) this.run.add(text);
  }

  private hideColumns(all: ReadonlyMap<string, string>): void {
    const hidden = all.get('hidden');
    if (hidden === '1' || hidden === 'true') this.taker.hiddenColumns(Number(all.get('min') ?? 0) - 1, Number(all.get('max') ?? 0) - 1);
  }

  private openInData(name: string, tag: Tag): void {
    if (name === 'c') this.openCell(tag);
    else if (name === 'row') this.openRow(tag.all());
  }

  private openRow(all: ReadonlyMap<string, string>): void {
    const stated = all.get('r');
    const number = stated === undefined ? this.number + 1 : rowOf(stated);
    if (number <= this.number) throw damaged(OUT_OF_ORDER);
    this.number = number;
    this.isNumbered = stated !== undefined;
    this.isHidden = all.get('hidden') === '1' || all.get('hidden') === 'true';
    this.columns = [];
    this.cells = [];
    this.column = -1;
  }

  private openCell(tag: Tag): void {
    this.inCell = true;
    this.type = '';
    this.style = 0;
    this.value = null;
    this.isFormula = false;
    let place: CellPlace | null = null;
    while (tag.next()) {
      const { letter } = tag;
      if (letter === R) place = placeOf(tag.value);
      else if (letter === T) this.type = tag.value;
      else if (letter === S) this.style = Number(tag.value);
    }
    this.stand(place ?? { row: this.number, column: this.column + 1 });
  }

  private stand({ row, column }: CellPlace): void {
    if (row !== this.number) {
      if (this.isNumbered || this.column >= 0 || row < this.number) throw damaged(OUT_OF_ORDER);
      this.number = row;
    }
    if (column <= this.column) throw damaged(OUT_OF_ORDER);
    this.column = column;
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.inValue = true;
      this.value ??= '';
    } else if (name === 'f') this.isFormula = true;
    else if (name === 'is') this.inInline = true;
    else if (this.inInline) this.run.open(name);
  }

  private closeInCell(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'is') this.inInline = false;
    else if (name === 'c') this.closeCell();
    else if (this.inInline) this.run.close(name);
  }

  private closeCell(): void {
    this.inCell = false;
    const { type, style, value, isFormula } = this;
    const inline = type === 'inlineStr' ? this.run.take() : '';
    const cell = valueOf({ type, style, text: value, inline, isFormula }, this.key);
    if (cell === EMPTY || (cell.text === '' && cell.remark === null)) return;
    if (isFilled(cell)) allowPlace({ row: this.number, column: this.column });
    this.columns.push(this.column);
    this.cells.push(cell);
  }
}
