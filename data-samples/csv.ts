/** How a file quotes: every cell, or only those that need it. */
export type Quoting = 'every' | 'needed';

/** A delimited file under construction: LF line ends, and for each record the physical line on which it starts. */
export class Sheet {
  readonly #quoting: Quoting;
  readonly #rows: string[] = [];
  #line = 1;

  constructor(header: readonly string[], quoting: Quoting) {
    this.#quoting = quoting;
    this.add(header);
  }

  /** Adds a record and says on which line it starts. */
  add(cells: readonly string[]): number {
    return this.addText(cells.map((cell) => quoted(cell, this.#quoting)).join(','));
  }

  /** Adds a blank line and says which one it is. */
  addBlank(): number {
    return this.addText('');
  }

  text(): string {
    return `${this.#rows.join('\n')}\n`;
  }

  private addText(text: string): number {
    const start = this.#line;
    this.#rows.push(text);
    this.#line += text.split('\n').length;
    return start;
  }
}

function quoted(cell: string, quoting: Quoting): string {
  const must = quoting === 'every' || /[",\r\n]/.test(cell);
  return must ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Minor units as a decimal with a point: 1250050 is 12500.50. */
export function decimal(minor: number): string {
  const cents = String(minor % 100).padStart(2, '0');
  return `${Math.floor(minor / 100)}.${cents}`;
}

/** The same without a fraction of zero: 1250000 is 12500. */
export function shortDecimal(minor: number): string {
  return minor % 100 === 0 ? String(minor / 100) : decimal(minor);
}
