/**
 * How the cells of a field are read. `id` and `text` as they stand; `list` as text in which `none` is a value; `place`
 * as text in which `NA` is one; `flag` as true or false; `month` as a day, the first of its month; `share` as 0–1;
 * `heads` as a count of people or things, which has no decimals.
 */
export type FieldKind = 'id' | 'text' | 'list' | 'place' | 'flag' | 'currency' | 'day' | 'month' | 'money' | 'number' | 'share' | 'heads';

const KINDS = {
  opportunityId: 'id',
  accountId: 'id',
  subscriptionId: 'id',
  parentId: 'id',
  mergedInto: 'id',
  mergedIds: 'text',
  stage: 'text',
  outcome: 'text',
  statusReason: 'text',
  pipeline: 'text',
  type: 'text',
  name: 'text',
  accountName: 'text',
  owner: 'text',
  leadSource: 'text',
  product: 'text',
  lossReason: 'text',
  lastStage: 'text',
  domain: 'text',
  industry: 'text',
  fundingStage: 'text',
  crmTier: 'text',
  category: 'text',
  class: 'text',
  channel: 'text',
  tier: 'text',
  segment: 'text',
  country: 'place',
  region: 'place',
  competitor: 'list',
  competitorTools: 'list',
  technologies: 'list',
  isTest: 'flag',
  isDeleted: 'flag',
  isPartner: 'flag',
  isInternal: 'flag',
  isWon: 'flag',
  isClosed: 'flag',
  currency: 'currency',
  toCurrency: 'currency',
  convertedCurrency: 'currency',
  createdDate: 'day',
  closeDate: 'day',
  expectedCloseDate: 'day',
  wonDate: 'day',
  lostDate: 'day',
  stageEnteredDate: 'day',
  modifiedDate: 'day',
  snapshotDate: 'day',
  lastFundingDate: 'day',
  attributesAsOf: 'day',
  startDate: 'day',
  endDate: 'day',
  liveDate: 'day',
  renewalDate: 'day',
  enteredDate: 'day',
  leftDate: 'day',
  from: 'day',
  month: 'month',
  amount: 'money',
  estimatedAmount: 'money',
  convertedAmount: 'money',
  oneOffAmount: 'money',
  annualRevenue: 'money',
  mrr: 'money',
  supportCost: 'money',
  termMonths: 'number',
  billingMonths: 'number',
  fitScore: 'number',
  intentScore: 'number',
  rate: 'number',
  employees: 'heads',
  hiring: 'heads',
  sent: 'heads',
  replied: 'heads',
  meetings: 'heads',
  opportunities: 'heads',
  probability: 'share',
  headcountGrowth: 'share',
  grossMargin: 'share',
} as const satisfies Record<string, FieldKind>;

/** A product column that a column of a file may be mapped to: the canonical fields of `domain.md` 3, and the pairs they are made from. */
export type Field = keyof typeof KINDS;

/** What a kind comes down to where cells are read: words, a flag, a currency, a day or a number. */
export type Family = 'words' | 'flag' | 'currency' | 'day' | 'number';

const FAMILIES: Readonly<Record<FieldKind, Family>> = {
  id: 'words',
  text: 'words',
  list: 'words',
  place: 'words',
  flag: 'flag',
  currency: 'currency',
  day: 'day',
  month: 'day',
  money: 'number',
  number: 'number',
  share: 'number',
  heads: 'number',
};

export const kindOf = (field: Field): FieldKind => KINDS[field];
export const familyOf = (kind: FieldKind): Family => FAMILIES[kind];
export const isField = (name: string): name is Field => Object.hasOwn(KINDS, name);

/** A field as people say it: `closeDate` is "close date". */
export const wordsOf = (field: Field): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
