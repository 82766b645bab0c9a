import type { DealEntry, DealField, DealValue } from '../core/facts';
import { dateOf, decimalsOf, type Dataset, type DimensionId } from '../core/model';
import { asOfClause, dateText, decimal, moneyExactly, OUTCOME_WORDS } from '../wording';
import { dealName, fieldOf, labelIn, numberOf, valueShown, type ToldDeal } from './deals-cells';
import { fieldLabel } from './deals-columns';
import { nameOf } from './name';

/** A record as it stands in its file. */
export type RawRecord = { readonly header: readonly string[]; readonly cells: readonly string[] };

/** A field of a deal: as it is shown, as it was in the file, and what was done to it. */
export type FieldRow = { readonly name: string; readonly shown: string; readonly raw: string; readonly done: string };

/** A figure of a deal that was worked out. */
export type DealFact = { readonly name: string; readonly text: string };

export type DealCardView = {
  readonly title: string;
  /** `deals_q3.csv, line 2,114`. */
  readonly place: string;
  readonly facts: readonly DealFact[];
  /** What must be known about how it is counted, sentence by sentence. */
  readonly notes: readonly string[];
  readonly fields: readonly FieldRow[];
  /** Columns of the file that are not read, as they stand there. */
  readonly unread: readonly { readonly header: string; readonly raw: string }[];
};

const OUTCOME = 'outcome' as DimensionId;
const CLASS = 'dealClass' as DimensionId;

const rawOf = (record: RawRecord | null, header: string | null): string | null => {
  const at = header === null ? -1 : (record?.header.indexOf(header) ?? -1);
  return at < 0 ? null : (record?.cells[at] ?? '');
};

/** A value as a file without any formatting would write it. */
function bare(value: DealValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return dateOf(value.day);
    case 'number':
      return String(value.value);
    case 'money':
      return (value.minor / 10 ** (value.currency === null ? 2 : decimalsOf(value.currency))).toFixed(
        value.currency === null ? 2 : decimalsOf(value.currency),
      );
  }
}

const sameNumber = (raw: string, text: string): boolean => raw !== '' && /^-?\d+(\.\d+)?$/.test(raw) && Number(raw) === Number(text);

/** What was done to a cell: `1.234,50 € → EUR 1,234.50`. */
function doneTo(raw: string | null, { value, column }: DealField): string {
  if (raw === null) return value === null ? 'not in this file' : 'made from other columns';
  if (value === null) return raw.trim() === '' ? 'blank in the file' : `“${raw}” says nothing: read as blank`;
  const plain = bare(value);
  const isSame = raw === plain || (value.kind !== 'text' && sameNumber(raw, plain));
  if (isSame) return value.kind === 'money' ? `read as ${valueShown(value, column)}` : 'as it stands';
  return `${raw} → ${value.kind === 'day' ? plain : valueShown(value, column)}`;
}

/** Columns that every table of deals has, read from others. */
const MADE: ReadonlySet<string> = new Set(['outcome', 'dealClass']);

function fieldRows(entry: DealEntry, record: RawRecord | null): readonly FieldRow[] {
  return entry.fields
    .filter(({ column, header }) => header !== null || !MADE.has(column))
    .map((field) => {
      const raw = rawOf(record, field.header);
      return {
        name: fieldLabel(field.column),
        shown: field.value === null ? 'blank' : valueShown(field.value, field.column),
        raw: raw ?? '',
        done: doneTo(raw, field),
      };
    });
}

function textOf(deal: ToldDeal, field: string): string | null {
  const value = fieldOf(deal, field)?.value ?? null;
  return value?.kind === 'text' ? value.text : null;
}

function readFrom(deal: ToldDeal, field: string, becomes: string): string {
  const text = textOf(deal, field);
  return text === null ? becomes : `${becomes}: ${fieldLabel(field).toLowerCase()} “${text}”`;
}

const OUTCOMES = ['open', 'won', 'lost', 'other'] as const;

function standsAs(deal: ToldDeal, dataset: Dataset): string {
  const label = labelIn(deal, OUTCOME, dataset);
  const outcome = OUTCOMES.find((each) => each === label);
  return outcome === undefined ? 'Unknown' : OUTCOME_WORDS[outcome].alone;
}

function facts(deal: ToldDeal, dataset: Dataset): readonly DealFact[] {
  const [amount, annual] = [numberOf(deal, 'amount'), numberOf(deal, 'annual')];
  const [age, cycle] = [numberOf(deal, 'ageDays'), numberOf(deal, 'cycleDays')];
  const day = (name: string, number: 'createdDay' | 'closeDay'): readonly DealFact[] => {
    const value = numberOf(deal, number);
    return value === null ? [] : [{ name, text: dateText(dateOf(value)) }];
  };
  const isOpen = labelIn(deal, OUTCOME, dataset) === 'open';
  return [
    { name: 'State', text: readFrom(deal, 'stage', standsAs(deal, dataset)) },
    { name: 'Class', text: readFrom(deal, 'type', nameOf(CLASS, labelIn(deal, CLASS, dataset))) },
    { name: 'Amount', text: amount === null ? 'none that can be counted' : moneyExactly(amount, dataset.currency) },
    ...(annual === null || annual === amount ? [] : [{ name: 'A year of it', text: moneyExactly(annual, dataset.currency) }]),
    ...day('Created', 'createdDay'),
    ...day(isOpen ? 'Due' : 'Closed', 'closeDay'),
    ...(age === null ? [] : [{ name: 'Age', text: `${decimal(age)} days, ${asOfClause(dataset)}` }]),
    ...(cycle === null ? [] : [{ name: 'Cycle', text: `${decimal(cycle)} days` }]),
  ];
}

const JOINED: Readonly<Record<DealEntry['joined'], string | null>> = {
  id: null,
  domain: 'Its account was found by the domain.',
  name: 'Its account was found by the name.',
  normalisedName: 'Its account was found by a name that is equal only when normalised.',
  alone: 'Its account is in no file of accounts.',
  ambiguous: 'Several accounts go by what it says of its account: it was joined to none of them.',
  blank: 'It names no account.',
};

/** How an amount in another currency, or none, was counted. */
function moneyNotes(deal: ToldDeal, { currency }: Dataset): readonly string[] {
  const [own, amount] = [fieldOf(deal, 'amount')?.value ?? null, numberOf(deal, 'amount')];
  if (deal.cells.unpriced[deal.at] === true) return ['Its amount is in a currency without a rate: it is counted, without an amount.'];
  if (amount === null) return ['It names no amount: it is in every count, and in no sum.'];
  if (own?.kind !== 'money' || own.currency === null || own.currency === currency) return [];
  const by = fieldOf(deal, 'convertedAmount')?.value === undefined || fieldOf(deal, 'convertedAmount')?.value === null;
  return [
    `${moneyExactly(own.minor, own.currency)} → ${moneyExactly(amount, currency)}, ${by ? 'by the dated rate on its close date' : 'as the export converted it itself'}.`,
  ];
}

function dateNotes(deal: ToldDeal, dataset: Dataset): readonly string[] {
  const [created, cycle] = [numberOf(deal, 'createdDay'), numberOf(deal, 'cycleDays')];
  const closesLater = labelIn(deal, OUTCOME, dataset) === 'open' && !['open', null].includes(textOf(deal, 'outcome'));
  return [
    ...(created === null ? ['It has no created date: it has no age and no cycle, and is in no count of deals created.'] : []),
    ...(cycle !== null && cycle < 0 ? ['It was created after it closed: it counts as won or lost, and is left out of durations.'] : []),
    ...(closesLater ? ['It closes after the as-of date: it counts as open.'] : []),
  ];
}

/** All that is known of a deal; without its record what it was in the file is not shown. */
export function dealCard(deal: ToldDeal, record: RawRecord | null, dataset: Dataset): DealCardView {
  const { entry } = deal;
  const joined = entry === null ? null : JOINED[entry.joined];
  const named = new Set(entry?.fields.flatMap(({ header }) => header ?? []));
  return {
    title: dealName(deal),
    place: entry === null ? 'in no file' : `${entry.file}, line ${decimal(entry.line)}`,
    facts: facts(deal, dataset),
    notes: [...moneyNotes(deal, dataset), ...dateNotes(deal, dataset), ...(joined === null ? [] : [joined])],
    fields: entry === null ? [] : fieldRows(entry, record),
    unread: (record?.header ?? []).flatMap((header, at) => (named.has(header) ? [] : [{ header, raw: record?.cells[at] ?? '' }])),
  };
}

/** What ticked deals add up to: how many, their sums in the currencies of their files, and together in the reporting one. */
export function tickedText(
  money: {
    readonly deals: number;
    readonly own: readonly { readonly currency: Dataset['currency']; readonly minor: number }[];
    readonly blank: number;
    readonly reporting: { readonly minor: number; readonly deals: number };
  },
  { currency, moneyMissing }: Dataset,
): string {
  const count = `${decimal(money.deals)} ${money.deals === 1 ? 'deal' : 'deals'} ticked`;
  const sums = money.own.map(({ minor, currency: own }) => moneyExactly(minor, own ?? currency));
  const isOther = money.own.some((sum) => sum.currency !== null && sum.currency !== currency);
  const together = isOther && moneyMissing === null ? `; together ${moneyExactly(money.reporting.minor, currency)}` : '';
  const blank = money.blank === 0 ? '' : `; ${decimal(money.blank)} without an amount`;
  return `${count}: ${sums.length === 0 ? 'no amount' : sums.join(' + ')}${together}${money.own.length === 0 ? '' : blank}.`;
}
