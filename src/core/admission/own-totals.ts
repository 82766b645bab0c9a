import { plainCell, quoted } from './cell-text';
import { decimalUnder, grouped, placesOf, scaled, shifted, type DecimalMark } from './decimal-text';
import type { NumberField } from './read-numbers';
import { DATA, nameNotData } from './row-book';
import { cellsOf, type TotalRow } from './row-kinds';
import { lineAt, type Sheet } from './sheet';
import type { Talk } from './talk';
import { countNamed } from './total-words';
import { splitNumber } from './written-number';

/**
 * Rows without a word that hold nothing but numbers, of which one is the sum of all loaded amounts: totals that a
 * spreadsheet put below the data. They were set aside for what they lack, and are named as not data instead.
 */
export function findBareTotals(sheet: Sheet, amounts: NumberField | undefined): readonly TotalRow[] {
  if (amounts === undefined) return [];
  const places = mostPlaces(amounts);
  const bare = [...sheet.book.reasons].filter(([, { rule }]) => rule === 'is blank').map(([row]) => row);
  return bare.flatMap((row): readonly TotalRow[] => {
    const cells = cellsOf(sheet.raw, row);
    const sum = amounts.cells.decimals[amounts.column.codes[row] ?? 0] ?? null;
    const onlyNumbers = cells.every((cell) => cell.trim() === '' || splitNumber(cell) !== null);
    if (
      sum === null ||
      !onlyNumbers ||
      scaled(sum, places) !== sumOfRows(sheet, amounts, { from: 0, to: Number.POSITIVE_INFINITY, places, all: false })
    )
      return [];
    sheet.book.reasons.delete(row);
    nameNotData(sheet.book, row, 'total');
    return [{ line: lineAt(sheet.raw, row), kind: 'total', cells }];
  });
}

/** What the file's own totals are held against: the amounts of its rows, and how many records are data. */
type Ours = { readonly sheet: Sheet; readonly amounts: NumberField | undefined; readonly dataRecords: number };

/**
 * Holds the file's own totals against ours and says what came of it: they are a check that costs nothing. Loaded rows
 * are tried first, then loaded and set-aside ones together, since the CRM's total covers both.
 */
export function compareTotals(totals: readonly TotalRow[], ours: Ours, talk: Talk): void {
  const subtotals: (boolean | null)[] = [];
  let from = 0;
  for (const total of totals.toSorted((a, b) => a.line - b.line)) {
    const isStretch = totals.length > 1 && agreesWithRows(total, ours, { from, to: total.line })?.agrees === true;
    if (total.kind === 'subtotal' || isStretch) {
      subtotals.push(agreesWithRows(total, ours, { from, to: total.line })?.agrees ?? null);
      from = total.line;
    } else sayTotal(total, ours, talk);
  }
  const differing = subtotals.filter((agrees) => agrees === false).length;
  const agreeing = subtotals.filter((agrees) => agrees === true).length;
  const column = ours.amounts?.column.header ?? null;
  talk.say(column, `subtotals left out: they agree with the rows above them`, agreeing, 'agrees');
  talk.say(column, `subtotals left out: they differ from the sum of the rows above them`, differing, 'differs');
  talk.say(column, 'subtotals left out', subtotals.length - agreeing - differing);
}

function sayTotal(total: TotalRow, ours: Ours, talk: Talk): void {
  const column = ours.amounts?.column.header ?? null;
  const start = `total on line ${total.line} left out`;
  const count = countNamed(total.cells);
  if (count !== null) {
    const agrees = count === ours.dataRecords;
    talk.say(
      null,
      agrees
        ? `${start}: its ${count} records agree with ours`
        : `${start}: it speaks of ${count} records, the file holds ${ours.dataRecords}`,
      1,
      agrees ? 'agrees' : 'differs',
    );
    return;
  }
  const sum = agreesWithRows(total, ours, { from: 0, to: Number.POSITIVE_INFINITY });
  if (sum === null) talk.say(column, `${start}: it names nothing that could be compared`, 1);
  else if (sum.agrees) {
    const whose = sum.withSetAside ? 'our sum of loaded and set-aside rows' : 'our sum';
    talk.say(column, `${start}: its ${sum.theirs} agrees with ${whose}`, 1, 'agrees');
  } else talk.say(column, `${start}: it says ${sum.theirs}, our sum is ${sum.ours}`, 1, 'differs');
}

type Compared = { readonly agrees: boolean; readonly withSetAside: boolean; readonly theirs: string; readonly ours: string };
type Lines = { readonly from: number; readonly to: number };

function agreesWithRows(total: TotalRow, { sheet, amounts }: Ours, lines: Lines): Compared | null {
  if (amounts === undefined) return null;
  const aligned = total.cells.length === sheet.columns.length;
  const cells = aligned ? [total.cells[amounts.column.place] ?? ''] : total.cells;
  const figures = cells.flatMap((cell) => figureOf(cell, amounts));
  if (figures.length === 0) return null;
  const places = Math.max(...figures.map(placesOf), mostPlaces(amounts));
  const [loaded, all] = [
    sumOfRows(sheet, amounts, { ...lines, places, all: false }),
    sumOfRows(sheet, amounts, { ...lines, places, all: true }),
  ];
  const match = figures.find((figure) => scaled(figure, places) === loaded) ?? figures.find((figure) => scaled(figure, places) === all);
  if (match === undefined && !aligned) return null;
  const theirs = match ?? figures[0] ?? '0';
  return {
    agrees: match !== undefined,
    withSetAside: scaled(theirs, places) !== loaded,
    theirs: grouped(theirs),
    ours: unscaled(loaded, places),
  };
}

/** The figure of a cell of a total row; where the file types its cells, a figure may have a point though text has a comma. */
function figureOf(cell: string, { mark, column }: NumberField): readonly string[] {
  const number = splitNumber(cell);
  if (number === null || plainCell(cell) === '') return [];
  const marks = new Set<DecimalMark>(column.kinds === null ? [mark] : [mark, 'point']);
  return [...marks].flatMap((each) => {
    const decimal = decimalUnder(number.body, each);
    return decimal === null ? [] : [`${number.negative ? '-' : ''}${shifted(decimal, number.exponent)}`];
  });
}

const mostPlaces = ({ cells }: NumberField): number =>
  cells.decimals.reduce((places, decimal) => Math.max(places, decimal === null ? 0 : placesOf(decimal)), 0);

const SET_ASIDE_TOO = 1;

function sumOfRows(
  sheet: Sheet,
  { column, cells }: NumberField,
  { from, to, places, all }: Lines & { readonly places: number; readonly all: boolean },
): bigint {
  const counts = new Uint32Array(cells.decimals.length);
  for (let row = 0; row < sheet.raw.rows; row++) {
    const line = lineAt(sheet.raw, row);
    const fate = sheet.book.fates[row] ?? 0;
    if (line > from && line < to && (fate === DATA || (all && fate === SET_ASIDE_TOO))) {
      const code = column.codes[row] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return cells.decimals.reduce(
    (sum, decimal, code) => (decimal === null || counts[code] === 0 ? sum : sum + scaled(decimal, places) * BigInt(counts[code] ?? 0)),
    0n,
  );
}

function unscaled(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const figure = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${value < 0n ? '-' : ''}${quoted(grouped(figure))}`;
}
