import { isField, kindOf, wordsOf, type Admission } from '../core/admission';
import { ACCOUNT, type DealNumber } from '../core/metrics';
import type { Dataset, DimensionId } from '../core/model';
import { raised } from '../wording';

/** Where the cells of a column come from: facts, a dimension, the file itself, or what is worked out of them. */
export type DealSource =
  | { readonly kind: 'number'; readonly number: DealNumber }
  | { readonly kind: 'dimension'; readonly dimension: DimensionId }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'account' | 'reasons' | 'file' | 'line' };

/** A column of the list of deals. `width` is in pixels. */
export type DealColumn = {
  readonly id: string;
  readonly label: string;
  readonly source: DealSource;
  readonly isNumber: boolean;
  readonly isSortable: boolean;
  /** Whether its values have an order of their own, other than that of their letters. */
  readonly isOrdered: boolean;
  readonly width: number;
  /** Whether it is shown until somebody chooses otherwise. */
  readonly isUsual: boolean;
};

const NUMBERS: readonly { readonly number: DealNumber; readonly label: string; readonly isUsual: boolean }[] = [
  { number: 'amount', label: 'Amount', isUsual: true },
  { number: 'createdDay', label: 'Created', isUsual: true },
  { number: 'closeDay', label: 'Closed or due', isUsual: true },
  { number: 'ageDays', label: 'Age in days', isUsual: true },
  { number: 'cycleDays', label: 'Cycle in days', isUsual: false },
  { number: 'annual', label: 'Yearly amount', isUsual: false },
  { number: 'contract', label: 'Contract value', isUsual: false },
  { number: 'sinceCreated', label: 'Days since creation', isUsual: false },
];

/** Fields that facts tell under a name of their own, or that name the account. */
const TOLD: ReadonlySet<string> = new Set(['createdDate', 'closeDate', 'outcome', 'accountId', 'accountName', 'domain']);
/** Dimensions that stand on their own or repeat a date. */
const OWN: ReadonlySet<string> = new Set(['outcome', 'tier', 'icp', ACCOUNT]);
/** Dimensions of the score and of dates that are there for slicing; they are shown when somebody wants them. */
const UNUSUAL: ReadonlySet<string> = new Set(['icpProfile', 'createdQuarter', 'closedQuarter', 'customerSince', 'dealClass']);

const NAMES: ReadonlyMap<string, string> = new Map([
  ['opportunityId', 'Deal ID'],
  ['name', 'Deal'],
]);

const isDate = (number: DealNumber): boolean => number === 'createdDay' || number === 'closeDay';

function numberColumn({ number, label, isUsual }: (typeof NUMBERS)[number]): DealColumn {
  const isMoney = number === 'amount' || number === 'annual' || number === 'contract';
  return {
    id: `number:${number}`,
    label,
    source: { kind: 'number', number },
    isNumber: !isDate(number),
    isSortable: true,
    isOrdered: false,
    width: isMoney ? 168 : 148,
    isUsual,
  };
}

function dimensionColumn(dataset: Dataset, id: string, isUsual: boolean): readonly DealColumn[] {
  const dimension = dataset.dimensions.find((each) => each.id === id);
  if (dimension === undefined) return [];
  const source: DealSource = { kind: 'dimension', dimension: dimension.id };
  return [
    {
      id: `dimension:${id}`,
      label: dimension.label,
      source,
      isNumber: false,
      isSortable: true,
      isOrdered: dimension.ordered,
      width: 168,
      isUsual,
    },
  ];
}

/** What a field of deals is called. */
export function fieldLabel(field: string): string {
  const words = isField(field) ? raised(wordsOf(field)).replace(/ id$/, ' ID') : field;
  return NAMES.get(field) ?? words;
}

function fieldColumn(field: string, isUsual: boolean): DealColumn {
  const kind = isField(field) ? kindOf(field) : 'text';
  const isNumber = ['money', 'number', 'share', 'heads'].includes(kind);
  return {
    id: `field:${field}`,
    label: field === 'amount' ? 'Amount in the file' : fieldLabel(field),
    source: { kind: 'field', field },
    isNumber,
    isSortable: true,
    isOrdered: false,
    width: field === 'name' ? 272 : 168,
    isUsual,
  };
}

/** The fields that columns of files of deals are read as, in the order of the files. */
export function mappedFields(admissions: readonly Admission[]): readonly string[] {
  const found = admissions.flatMap(({ inspection }) =>
    inspection.table === 'opportunity' ? Object.values(inspection.mapping).flatMap(({ to }) => to ?? []) : [],
  );
  return [...new Set(found)];
}

const plainColumn = (kind: 'account' | 'reasons' | 'file' | 'line', label: string, width: number): DealColumn => ({
  id: kind,
  label,
  source: { kind },
  isNumber: kind === 'line',
  isSortable: kind !== 'reasons',
  isOrdered: false,
  width,
  isUsual: true,
});

/**
 * Every column that a list of these deals can have, in its usual order: what names the deal, how it stands, what it is worth,
 * its dates, its score with reasons, whatever else its file says of it, its file and line, and then what is told of its account.
 */
export function dealColumns(dataset: Dataset, fields: readonly string[], hasIcp: boolean): readonly DealColumn[] {
  const dimensions = new Set<string>(dataset.dimensions.map(({ id }) => id));
  const hasAccount = dataset.supplied.has('account');
  const naming = fields.includes('name') ? 'name' : 'opportunityId';
  const named = new Set([naming, ...(dimensions.has('stage') ? ['stage'] : [])]);
  const others = fields.filter((field) => !named.has(field) && !TOLD.has(field));
  const further = dataset.dimensions.filter(({ id }) => !OWN.has(id) && !fields.includes(id) && id !== 'stage');
  return [
    ...(fields.includes(naming) ? [fieldColumn(naming, true)] : []),
    ...(hasAccount ? [plainColumn('account', 'Account', 208)] : []),
    ...dimensionColumn(dataset, 'outcome', true),
    ...dimensionColumn(dataset, 'stage', true),
    ...NUMBERS.filter(({ isUsual }) => isUsual).map(numberColumn),
    ...dimensionColumn(dataset, 'tier', true),
    ...dimensionColumn(dataset, 'icp', true),
    ...(hasIcp ? [plainColumn('reasons', 'Reasons for the tier', 320)] : []),
    ...others.map((field): DealColumn => {
      const [own] = dimensionColumn(dataset, field, true);
      return own ?? fieldColumn(field, field !== 'amount' || dataset.moneyMissing !== null);
    }),
    plainColumn('file', 'File', 176),
    plainColumn('line', 'Line', 80),
    ...NUMBERS.filter(({ isUsual }) => !isUsual).map(numberColumn),
    ...further.flatMap(({ id, isSegmentation }) => dimensionColumn(dataset, id, isSegmentation === true && !UNUSUAL.has(id))),
  ];
}
