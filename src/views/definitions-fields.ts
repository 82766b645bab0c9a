import { bandsOf } from '../core/facts';
import { ALLOCATION_KEYS, ASSUMPTIONS, LTV_VARIANTS, type NumberGiven } from '../core/metrics';
import type { Currency } from '../core/model';
import type { Definitions } from '../core/workspace';
import {
  CALENDAR_WORDS,
  CLASS_WORDS,
  KEY_WORDS,
  MEANING_WORDS,
  MONTH_NAMES,
  percentText,
  VARIANT_WORDS,
  YEAR_NAME_WORDS,
} from '../wording';
import { USUAL_CURRENCY } from './definitions-currency';
import { givenText, lagText } from './definitions-settings';
import { typedText, type TypedAs } from './definitions-numbers';

/** A number of accounts that is sliced by bands. */
export type Banded = 'employees' | 'annualRevenue';
export type FieldId =
  | NumberGiven
  | 'allocationKey'
  | 'ltvVariant'
  | 'lag'
  | 'dealClass'
  | 'amountMeans'
  | 'currency'
  | 'calendarKind'
  | 'startMonth'
  | 'namedBy'
  | `bands.${Banded}`;

export type Choice = { readonly value: string; readonly text: string };

/** A field of the editor before anything was typed: what it is, what it may hold, and what holds without it. */
export type Field = {
  readonly id: FieldId;
  readonly label: string;
  readonly says: string;
  /** What may be written, in words; empty for a choice. */
  readonly range: string;
  /** Stands behind what is typed. */
  readonly unit: string;
  readonly choices: readonly Choice[] | null;
  /** The text that stands for the usual value; '' where nothing does. */
  readonly usual: string;
  readonly usualText: string;
};
export type FieldGroup = { readonly title: string; readonly fields: readonly Field[] };

/** Accounts' revenue is counted in hundredths, whatever the currency: no file names one for it. */
export const IN_HUNDREDTHS: TypedAs = { kind: 'money', currency: null };

/** What the number of an assumption is typed in. */
export function typedAs(id: NumberGiven, currency: Currency | null): TypedAs {
  switch (id) {
    case 'grossMargin':
    case 'yearlyChurn':
    case 'discountRate':
      return { kind: 'percent' };
    case 'monthlyExpansion':
    case 'bookingsTarget':
      return { kind: 'money', currency };
    case 'capMonths':
    case 'minimumN':
      return { kind: 'whole' };
  }
}

/** The unit beside the field of an assumption, and the range in the same. */
function unitOf(id: NumberGiven, currency: Currency | null): string {
  const as = typedAs(id, currency);
  if (as.kind === 'percent') return '%';
  if (as.kind === 'money') return currency ?? 'no currency';
  return id === 'capMonths' ? 'months' : 'deals';
}

/** The range of an assumption in words. */
export function rangeText(id: NumberGiven, currency: Currency | null): string {
  const { least, most } = ASSUMPTIONS[id];
  const as = typedAs(id, currency);
  if (as.kind === 'percent') return `from ${percentText(least)} to ${percentText(most)}`;
  if (as.kind === 'money') return `${givenText(id, least, currency)} or more`;
  return `a whole number from ${least} to ${most}`;
}

const SAYS: Partial<Readonly<Record<NumberGiven, string>>> = {
  monthlyExpansion: 'By how much the monthly margin of a customer grows each month; acts in the expanding variant of LTV only.',
  bookingsTarget: 'New-business amount to be won in a quarter; coverage and attainment are held against it.',
};

function numberField(id: NumberGiven, currency: Currency | null): Field {
  const { label, says, usual } = ASSUMPTIONS[id];
  return {
    id,
    label,
    says: SAYS[id] ?? says,
    range: rangeText(id, currency),
    unit: unitOf(id, currency),
    choices: null,
    usual: usual === null ? '' : typedText(usual, typedAs(id, currency)),
    usualText: usual === null ? 'none: metrics that need it say so' : givenText(id, usual, currency),
  };
}

function choiceField(id: FieldId, [label, says]: readonly [string, string], choices: readonly Choice[]): Field {
  const [first] = choices;
  return { id, label, says, range: '', unit: '', choices, usual: first?.value ?? '', usualText: first?.text ?? '' };
}

const choicesOf = <Key extends string>(keys: readonly Key[], texts: Readonly<Record<Key, string>>): readonly Choice[] =>
  keys.map((value) => ({ value, text: texts[value] }));
/** The usual choice first, for it is the one that holds without a word. */
const usualFirst = (choices: readonly Choice[], usual: string): readonly Choice[] => [
  ...choices.filter(({ value }) => value === usual),
  ...choices.filter(({ value }) => value !== usual),
];

const MOST_LAG = 12;
const LAGS: readonly Choice[] = [
  { value: 'cycle', text: lagText('cycle') },
  ...Array.from({ length: MOST_LAG + 1 }, (_, months) => ({ value: String(months), text: lagText(months) })),
];

function bandField(name: Banded, label: string): Field {
  const isMoney = name === 'annualRevenue';
  const edges = bandsOf(name, new Map())?.from ?? [];
  const usual = bandsText(name, edges);
  return {
    id: `bands.${name}`,
    label,
    says: 'The least value of each band, ascending; the last band has no upper end.',
    range: isMoney
      ? 'amounts in whole currency units with blanks or semicolons between them'
      : 'numbers with blanks or semicolons between them',
    unit: '',
    choices: null,
    usual,
    usualText: usual,
  };
}

/** Band edges as they stand in their field. */
export const bandsText = (name: Banded, edges: readonly number[]): string =>
  edges.map((edge) => String(name === 'annualRevenue' ? edge / 100 : edge)).join('; ');

const returns = (number: (id: NumberGiven) => Field): FieldGroup => ({
  title: 'What a customer returns',
  fields: [
    number('grossMargin'),
    number('yearlyChurn'),
    choiceField(
      'ltvVariant',
      ['LTV variant', 'How a customer’s months are added up.'],
      usualFirst(choicesOf(LTV_VARIANTS, VARIANT_WORDS), 'capped'),
    ),
    number('capMonths'),
    number('discountRate'),
    number('monthlyExpansion'),
  ],
});

const COSTS: FieldGroup = {
  title: 'What a customer costs',
  fields: [
    choiceField(
      'allocationKey',
      ['Allocation key', 'What shared spend of a month is laid over its deals by.'],
      choicesOf(ALLOCATION_KEYS, KEY_WORDS),
    ),
    choiceField('lag', ['Lag', 'How many months before winning its spend is looked for.'], LAGS),
  ],
};

const deals = (number: (id: NumberGiven) => Field): FieldGroup => ({
  title: 'Which deals, which amounts',
  fields: [
    choiceField('dealClass', ['Deal class', 'Which deals pipeline metrics and CAC read.'], choicesOf(['newBusiness', 'all'], CLASS_WORDS)),
    choiceField(
      'amountMeans',
      ['Amount holds', 'What the amount column of deals means.'],
      choicesOf(['acv', 'arr', 'mrr', 'tcv'], MEANING_WORDS),
    ),
    CURRENCY,
    number('bookingsTarget'),
    number('minimumN'),
  ],
});

/** Exports of a CRM with one currency name none: it is written down here. */
const CURRENCY: Field = {
  id: 'currency',
  label: 'Currency',
  says: 'Amounts without a currency are read in it, and everything is reported in it.',
  range: 'a code of three letters, such as EUR or USD',
  unit: '',
  choices: null,
  usual: '',
  usualText: USUAL_CURRENCY,
};

const CALENDAR: FieldGroup = {
  title: 'Calendar',
  fields: [
    choiceField('calendarKind', ['Months', 'How days fall into months and quarters.'], choicesOf(['months', '4-4-5'], CALENDAR_WORDS)),
    choiceField(
      'startMonth',
      ['Fiscal year starts in', 'The first month of its first quarter.'],
      MONTH_NAMES.map((text, at) => ({ value: String(at + 1), text })),
    ),
    choiceField(
      'namedBy',
      ['Fiscal year is called by', 'Matters where it does not start in January.'],
      choicesOf(['end', 'start'], YEAR_NAME_WORDS),
    ),
  ],
};

/** Every setting that is edited, in groups. */
export function fieldGroups(currency: Currency | null): readonly FieldGroup[] {
  const number = (id: NumberGiven): Field => numberField(id, currency);
  const bands = [bandField('employees', 'Bands of employees'), bandField('annualRevenue', 'Bands of yearly revenue')];
  return [returns(number), COSTS, deals(number), CALENDAR, { title: 'Bands', fields: bands }];
}

/** What stands in a field under some definitions. */
export function fieldText(id: FieldId, definitions: Definitions, currency: Currency | null): string {
  const { assumptions, calendar, amountMeans, bands } = definitions;
  switch (id) {
    case 'allocationKey':
    case 'ltvVariant':
    case 'dealClass':
      return assumptions[id];
    case 'lag':
      return String(assumptions.lag);
    case 'amountMeans':
      return amountMeans;
    case 'currency':
      return definitions.currency ?? '';
    case 'calendarKind':
      return calendar.kind;
    case 'startMonth':
      return String(calendar.startMonth);
    case 'namedBy':
      return calendar.namedBy;
    case 'bands.employees':
      return bandsText('employees', bands.get('employees') ?? bandsOf('employees', new Map())?.from ?? []);
    case 'bands.annualRevenue':
      return bandsText('annualRevenue', bands.get('annualRevenue') ?? bandsOf('annualRevenue', new Map())?.from ?? []);
    default: {
      const value = assumptions.numbers.get(id) ?? ASSUMPTIONS[id].usual;
      return value === null ? '' : typedText(value, typedAs(id, currency));
    }
  }
}
