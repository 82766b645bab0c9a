import type { RawColumn } from '../../../core/admission';
import { wholeAt } from '../../bytes';
import type { Cells } from './cells';
import { ColumnBuilder, type BuiltColumn } from './column-builder';
import type { Dialect } from './dialect';
import { valuesOf } from './values';

/** Makes columns of the cells of rows, taken stretch by stretch; here, or in another thread. */
export interface Columns {
  take(cells: Cells): void;
  /** The columns. Nothing may be taken after that. */
  finish(): Promise<readonly BuiltColumn[]>;
}

/** Columns made by whoever gives the cells. */
export class ColumnsHere implements Columns {
  private readonly builders: readonly ColumnBuilder[];

  constructor(count: number, dialect: Dialect) {
    const seed = wholeAt(crypto.getRandomValues(new Int32Array(1)), 0);
    this.builders = Array.from({ length: count }, (_, column) => new ColumnBuilder(column, seed, dialect));
  }

  take(cells: Cells): void {
    for (const builder of this.builders) builder.addAll(cells);
  }

  finish(): Promise<readonly BuiltColumn[]> {
    return Promise.resolve(this.builders.map((builder) => builder.finish()));
  }
}

/** A column with its cells as strings, which are made last and only here: to hand a million strings to another thread costs more than making them. */
export const rawColumnOf = ({ codes, values }: BuiltColumn): RawColumn => ({ codes, values: valuesOf(values) });
