import { formulaInForce, METRIC_IDS, metricOf, words, type Assumptions, type Counted, type PartRead, type PartRole } from '../core/metrics';
import { MEASURES } from '../core/metrics/measures';
import { periodOf, type Currency, type Dataset, type Span, type Unit } from '../core/model';
import { counted, decimal, moneyExactly, periodText, raised, undefinedText } from '../wording';

/** Rows that can be looked at: what they are, in which months, and what they add up to. */
export type RowsChoice = {
  readonly id: string;
  readonly label: string;
  readonly counted: Counted;
  /** The part that counts them; null for rows that no part counts. */
  readonly part: PartRead | null;
  /** Whether that part is one of the parts of what is looked at, and not all of it. */
  readonly isNested: boolean;
  /** Rows that this counts too are not among them. */
  readonly without?: Counted;
};

/** A part of a number on its own line: deeper parts are further in. */
export type PartLine = {
  readonly id: string;
  readonly depth: number;
  readonly role: string;
  /** The metric that it is in itself. */
  readonly name: string | null;
  readonly label: string;
  readonly value: string;
  readonly isMissing: boolean;
  readonly rows: readonly RowsChoice[];
};

const ROLES: Readonly<Record<PartRole, string>> = {
  whole: 'The number',
  numerator: 'Numerator',
  denominator: 'Denominator',
  part: 'Part',
};

const OVER: Readonly<Record<Counted['over'], string>> = {
  slice: '',
  overall: ', over everything asked',
  covered: ', where spend was recorded',
};

/** The most months that a span names by their dates: what reaches back for ever has no first. */
const FAR_BACK = -100_000;

function monthsText(span: Span | null, dataset: Dataset): string {
  if (span === null) return 'all time';
  if (span.to > -FAR_BACK) return 'all that have a date';
  const period = periodOf({ ...span, from: Math.max(span.from, 0) }, dataset.calendar);
  return span.from < FAR_BACK ? `up to ${periodText({ from: period.to, to: period.to }).split(' \u2013 ')[1] ?? ''}` : periodText(period);
}

/** What the rows of a part are called, with the months they fall into. */
export function rowsLabel({ measure, span, over }: Counted, dataset: Dataset): string {
  // Where spend reaches everything it narrows nothing.
  const where = over === 'covered' && dataset.spendKeptBy.length === 0 ? '' : OVER[over];
  const months = MEASURES[measure].clock === 'held' ? 'as of the as-of date' : monthsText(span, dataset);
  return `${raised(MEASURES[measure].label)}${where} (${months})`;
}

const COUNTED_IN: Readonly<Record<string, readonly [one: string, many: string]>> = {
  opportunity1: ['deal', 'deals'],
  account1: ['account', 'accounts'],
  day1: ['day', 'days'],
  month1: ['month', 'months'],
  'account1 month1': ['customer-month', 'customer-months'],
};
const key = (unit: Unit): string =>
  Object.entries(unit)
    .map(([name, power]) => `${name}${power}`)
    .toSorted()
    .join(' ');

/** Up to so many decimals where a number is neither whole nor money. */
const exactly = (value: number): string => (Number.isInteger(value) ? decimal(value) : decimal(value, Math.abs(value) < 1 ? 4 : 2));

function moneyWords(value: number, unit: Unit, currency: Currency | null): string {
  const text = moneyExactly(value, currency);
  if (unit.day === -1) return `${text} a day`;
  if (unit.month === -2) return `${text} a month, each month`;
  return unit.month === -1 ? `${text} a month` : text;
}

/** A value of any exponents as it is read: money to the minor unit, shares in percent, counts with their noun. */
export function valueText(value: number, unit: Unit, currency: Currency | null): string {
  if (unit.money === 1) return moneyWords(value, unit, currency);
  if (Object.keys(unit).length === 0)
    return value > 0 && value <= 1 ? `${decimal(value, 4)} (${decimal(value * 100, 2)}%)` : exactly(value);
  const nouns = COUNTED_IN[key(unit)];
  if (nouns !== undefined) return Number.isInteger(value) ? counted(value, ...nouns) : `${exactly(value)} ${nouns[1]}`;
  return unit.month === -1 ? `${exactly(value)} a month` : exactly(value);
}

type Selecting = { readonly dataset: Dataset; readonly assumptions: Assumptions };

/** Metrics by the text of their formula in force: a part that is one goes by its name. */
function namesIn({ dataset, assumptions }: Selecting): ReadonlyMap<string, string> {
  const by = { supplied: dataset.supplied, assumptions };
  return new Map(
    METRIC_IDS.toReversed().map((id) => {
      const formula = formulaInForce(metricOf(id).formula, by);
      const inner = formula.op === 'covered' ? formula.of : formula;
      return [JSON.stringify(inner), metricOf(id).label];
    }),
  );
}

/** The rows behind a part. Of a stock that was rebuilt: what had come in and had not gone out, which is one deal a row. */
function choicesOf(
  part: PartRead,
  { depth, path }: { readonly depth: number; readonly path: string },
  dataset: Dataset,
): readonly RowsChoice[] {
  const [entered, departed] = part.counted;
  if (part.formula.op === 'standing' && entered !== undefined && departed !== undefined) {
    const label = `Rows that had come in and had not gone out (${monthsText(entered.span, dataset)})`;
    return [{ id: `${path}.0`, label, counted: entered, without: departed, part, isNested: depth > 0 }];
  }
  return part.counted.map((each, at) => ({
    id: `${path}.${at}`,
    label: rowsLabel(each, dataset),
    counted: each,
    part,
    isNested: depth > 0,
  }));
}

/** A number and all that it is made of, line by line, each with the rows behind it. */
export function partLines(whole: PartRead, selecting: Selecting): readonly PartLine[] {
  const { dataset } = selecting;
  const names = namesIn(selecting);
  const lines: PartLine[] = [];
  const add = (part: PartRead, depth: number, path: string): void => {
    const { outcome } = part;
    lines.push({
      id: path,
      depth,
      role: ROLES[part.role],
      name: part.parts.length === 0 ? null : (names.get(JSON.stringify(part.formula)) ?? null),
      label: words(part.formula),
      value: outcome.missing === null ? valueText(outcome.value, part.unit, dataset.currency) : undefinedText(outcome.missing),
      isMissing: outcome.missing !== null,
      rows: choicesOf(part, { depth, path }, dataset),
    });
    part.parts.forEach((inner, at) => add(inner, depth + 1, `${path}-${at}`));
  };
  add(whole, 0, 'number');
  return lines;
}
