import type { TableId } from '../model';
import type { Field } from './field-kinds';

export { familyOf, isField, kindOf, wordsOf, type Family, type Field, type FieldKind } from './field-kinds';

/**
 * What a table needs and may have. `required`: of each group one field must be there, and filled in every row.
 * `unique`: fields that together name a row; repeats of them are asked about. `noun`: what its rows are called.
 */
export type TableShape = {
  readonly noun: string;
  readonly required: readonly (readonly Field[])[];
  readonly unique: readonly Field[];
  readonly fields: readonly Field[];
};

const ABOUT_ACCOUNTS: readonly Field[] = [
  'accountId',
  'accountName',
  'domain',
  'industry',
  'employees',
  'annualRevenue',
  'country',
  'region',
  'fundingStage',
  'technologies',
  'competitorTools',
  'hiring',
  'headcountGrowth',
  'lastFundingDate',
  'fitScore',
  'intentScore',
  'crmTier',
  'isPartner',
  'isInternal',
  'currency',
];

/** The tables in the order in which they are preferred where a header fits two of them equally. */
export const TABLES: Readonly<Record<TableId, TableShape>> = {
  opportunity: {
    noun: 'deals',
    required: [['stage', 'outcome']],
    unique: ['opportunityId'],
    fields: [
      'opportunityId',
      'name',
      'stage',
      'outcome',
      'statusReason',
      'pipeline',
      'isWon',
      'isClosed',
      'createdDate',
      'closeDate',
      'expectedCloseDate',
      'wonDate',
      'lostDate',
      'amount',
      'estimatedAmount',
      'convertedAmount',
      'convertedCurrency',
      'type',
      'termMonths',
      'oneOffAmount',
      'lossReason',
      'competitor',
      'lastStage',
      'stageEnteredDate',
      'probability',
      'owner',
      'leadSource',
      'product',
      'modifiedDate',
      'snapshotDate',
      'isTest',
      'isDeleted',
      'mergedInto',
      'mergedIds',
      ...ABOUT_ACCOUNTS,
    ],
  },
  account: {
    noun: 'accounts',
    required: [['accountId']],
    unique: ['accountId'],
    fields: [...ABOUT_ACCOUNTS, 'parentId', 'supportCost', 'attributesAsOf', 'isDeleted', 'mergedInto', 'modifiedDate', 'snapshotDate'],
  },
  customer: {
    noun: 'customers',
    required: [['accountId'], ['startDate']],
    unique: ['accountId'],
    fields: ['accountId', 'accountName', 'startDate', 'endDate', 'mrr', 'currency', 'grossMargin'],
  },
  subscription: {
    noun: 'contract periods',
    required: [['accountId'], ['startDate']],
    unique: ['subscriptionId'],
    fields: [
      'subscriptionId',
      'accountId',
      'accountName',
      'startDate',
      'endDate',
      'liveDate',
      'mrr',
      'amount',
      'billingMonths',
      'currency',
      'renewalDate',
      'product',
    ],
  },
  spend: {
    noun: 'spend lines',
    required: [['month'], ['amount']],
    unique: [],
    fields: ['month', 'amount', 'currency', 'category', 'class', 'channel', 'owner', 'product', 'industry', 'country', 'region', 'segment'],
  },
  rate: {
    noun: 'rates',
    required: [['currency'], ['from'], ['rate']],
    unique: ['currency', 'from', 'toCurrency'],
    fields: ['currency', 'from', 'rate', 'toCurrency'],
  },
  'stage-history': {
    noun: 'stage entries',
    required: [['opportunityId'], ['stage'], ['enteredDate']],
    unique: [],
    fields: ['opportunityId', 'stage', 'enteredDate', 'leftDate', 'pipeline', 'amount', 'currency', 'closeDate'],
  },
  outreach: {
    noun: 'outreach lines',
    required: [['month'], ['sent']],
    unique: [],
    fields: ['month', 'tier', 'segment', 'sent', 'replied', 'meetings', 'opportunities', 'channel'],
  },
};

export const TABLE_IDS = Object.keys(TABLES) as readonly TableId[];

/** Fields on which the numbers rest: two columns that could be one of them are asked about, never chosen between. */
export const DECISIVE: ReadonlySet<Field> = new Set<Field>([
  'opportunityId',
  'accountId',
  'subscriptionId',
  'stage',
  'outcome',
  'pipeline',
  'type',
  'createdDate',
  'closeDate',
  'expectedCloseDate',
  'wonDate',
  'lostDate',
  'amount',
  'estimatedAmount',
  'convertedAmount',
  'oneOffAmount',
  'annualRevenue',
  'mrr',
  'supportCost',
  'currency',
  'startDate',
  'endDate',
  'month',
  'from',
  'rate',
  'enteredDate',
  'termMonths',
  'employees',
]);
