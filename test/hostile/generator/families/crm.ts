import { reading } from '../book';
import * as column from '../columns';
import type { Column } from '../columns';
import { DATES } from '../date-styles';
import { dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { english, german, plain } from '../number-styles';
import { appended, dialect, line, pageOf, type Entry } from '../page';
import { pageCase, type PageCase } from '../page-case';

const FAMILY = 'crm exports';
const { other } = column;
const QUOTED = dialect({ all: true });
const TRAILER = [
  '',
  '',
  '"Deals"',
  '"Copyright (c) 2000-2025 salesforce.com, inc. All rights reserved."',
  '"Confidential Information - Do Not Distribute"',
];
const TRAILER_DE = [
  '',
  '',
  '"Opportunitys"',
  '"Copyright (c) 2000-2025 salesforce.com, inc. Alle Rechte vorbehalten."',
  '"Vertrauliche Informationen - Nicht verteilen"',
];
const lines = (texts: readonly string[]): readonly Entry[] => texts.map((text) => line(text, 'trailer', 'blank'));

const salesforceReport: readonly Column[] = [
  column.owner('Opportunity Owner'),
  column.account('Account Name'),
  column.dealName('Opportunity Name'),
  column.stage('Stage'),
  other('Fiscal Period', () => 'Q1-2025'),
  column.currency('Amount Currency'),
  column.amount(english, 'Amount'),
  other('Probability (%)', () => '50%'),
  column.created(DATES.us, 'Created Date'),
  column.close(DATES.us, 'Close Date'),
  column.type('Type'),
  column.id('Opportunity ID'),
];
const salesforceGerman: readonly Column[] = [
  column.owner('Opportunity-Inhaber'),
  column.account('Accountname'),
  column.dealName('Opportunity-Name'),
  column.stage('Phase'),
  column.currency('Betrag Währung'),
  column.amount(german, 'Betrag'),
  column.created(DATES.de, 'Erstelldatum'),
  column.close(DATES.de, 'Schlusstermin'),
  column.id('Opportunity-ID'),
];
const salesforceApi: readonly Column[] = [
  column.id('Id'),
  column.dealName('Name'),
  column.stage('StageName'),
  column.amount(plain, 'Amount'),
  column.currency('CurrencyIsoCode'),
  column.close(DATES.iso, 'CloseDate'),
  column.created(DATES.salesforceApi, 'CreatedDate'),
  { ...column.type('Type') },
  other('IsClosed', (deal) => String(deal.outcome !== 'open')),
  other('IsWon', (deal) => String(deal.outcome === 'won')),
  other('AccountId', (_, i) => `001Q00000000${String(i % 9).padStart(3, '0')}`),
  other('OwnerId', () => '005Q00000000001'),
];
const hubspot = (stage: Column): readonly Column[] => [
  column.id('Record ID'),
  column.dealName('Deal Name'),
  stage,
  column.close(DATES.sqlTime, 'Close Date'),
  column.owner('Deal owner'),
  column.amount(plain, 'Amount'),
  column.currency('Currency'),
  column.created(DATES.sqlTime, 'Create Date'),
  other('Pipeline', () => 'Sales Pipeline'),
  column.account('Associated Company'),
];
const INTERNAL: Readonly<Record<string, string>> = { won: 'closedwon', lost: 'closedlost', open: 'qualifiedtobuy' };
const internalStage: Column = { ...column.stage('Deal Stage'), write: (deal) => INTERNAL[deal.outcome] ?? '' };
const pipedrive: readonly Column[] = [
  column.id('Deal - ID'),
  column.dealName('Deal - Title'),
  column.amount(plain, 'Deal - Value'),
  column.currency('Deal - Currency of Value'),
  other('Deal - Stage', () => 'Demo'),
  { ...column.stage('Deal - Status'), write: ({ outcome }) => outcome },
  column.created(DATES.sqlTime, 'Deal - Deal created'),
  {
    ...column.close(DATES.sqlTime, 'Deal - Deal closed on'),
    write: (deal) => (deal.outcome === 'open' ? '' : DATES.sqlTime(deal.close ?? '')),
    truth: (deal) => (deal.outcome === 'open' ? null : deal.close),
  },
  column.account('Deal - Organization'),
  column.owner('Deal - Owner'),
];
const STATE: Readonly<Record<string, string>> = { won: 'Won', lost: 'Lost', open: 'Open' };
const dynamics: readonly Column[] = [
  column.id('(Do Not Modify) Opportunity'),
  other('(Do Not Modify) Row Checksum', (_, i) => `c${i}`),
  other('(Do Not Modify) Modified On', () => '2025-06-01 10:00:00'),
  column.dealName('Topic'),
  column.account('Account'),
  { ...column.stage('Status'), write: (deal) => STATE[deal.outcome] ?? '' },
  column.close(DATES.iso, 'Est. Close Date'),
  column.amount(plain, 'Est. Revenue'),
  column.currency('Currency'),
  column.created(DATES.iso, 'Created On'),
  column.owner('Owner'),
];

type Wish = PageCase & {
  readonly as?: ReturnType<typeof dialect>;
  readonly end?: readonly Entry[];
  readonly deals?: (deals: readonly Deal[]) => readonly Deal[];
};
function exported(
  name: string,
  columns: readonly Column[],
  { as = dialect({}), end = [], deals = (drawn) => drawn, ...wishes }: Wish,
): HostileCase {
  return pageCase(FAMILY, name, appended(pageOf(deals(dealsOf(name)), columns, as), ...end), { table: 'opportunity', ...wishes });
}
const NOTICE = ['notice'] as const;
const guids = (deals: readonly Deal[]): readonly Deal[] =>
  deals.map((deal, i) => ({ ...deal, id: `3f2504e0-4f89-41d3-9a0c-0305e82c${3300 + i}` }));

export const crm: readonly HostileCase[] = [
  exported('a Salesforce report in English with its trailer', salesforceReport, {
    format: 'salesforce',
    as: QUOTED,
    end: lines(TRAILER),
    outcomes: NOTICE,
  }),
  exported('a Salesforce report in English without a trailer', salesforceReport, { format: 'salesforce', as: QUOTED, outcomes: NOTICE }),
  exported('a Salesforce report in English between tabs', salesforceReport, {
    format: 'salesforce',
    as: dialect({ delimiter: '\t' }),
    outcomes: NOTICE,
  }),
  exported('a Salesforce report in German with its trailer', salesforceGerman, {
    format: 'salesforce',
    as: dialect({ all: true, delimiter: ';' }),
    end: lines(TRAILER_DE),
    outcomes: NOTICE,
  }),
  exported('a Salesforce report in German in Latin letters of Windows', salesforceGerman, {
    format: 'salesforce',
    as: dialect({ all: true, delimiter: ';', end: '\r\n' }),
    outcomes: ['notice', 'ask'],
    encode: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    readings: (book) => ({ mayStop: true, readings: [{ name: 'as written', book }] }),
  }),
  exported('an export of the Salesforce API', salesforceApi, { format: 'salesforce' }),
  exported('an export of the Salesforce API with a mark and quotes', salesforceApi, {
    format: 'salesforce',
    as: QUOTED,
    encode: (text) => new TextEncoder().encode(`\uFEFF${text}`),
  }),
  exported('HubSpot deals by their labels', hubspot(column.stage('Deal Stage')), { format: 'hubspot', as: QUOTED }),
  exported('HubSpot deals by internal stage names', hubspot(internalStage), { format: 'hubspot', as: QUOTED }),
  exported('HubSpot deals with record ids of eleven digits', hubspot(internalStage), {
    format: 'hubspot',
    deals: (deals) => deals.map((deal, i) => ({ ...deal, id: String(18_437_650_012 + i * 13) })),
  }),
  exported(
    'HubSpot deals with an unknown stage number: asked',
    hubspot({ ...internalStage, write: (deal) => (deal.outcome === 'open' ? '163845521' : (INTERNAL[deal.outcome] ?? '')) }),
    {
      outcomes: ['ask'],
      readings: (book) => ({
        column: 'Deal Stage',
        mayStop: true,
        readings: ['open', 'won', 'lost', 'other'].map((outcome) => ({
          name: outcome,
          book: reading(book, (cells) => (cells['outcome'] === 'open' ? { outcome } : {})),
        })),
      }),
    },
  ),
  exported('Pipedrive deals', pipedrive, { format: 'pipedrive' }),
  exported(
    'Pipedrive deals with 0000-00-00 for open ones: missing, told',
    pipedrive.map((one) =>
      one.field === 'closeDate'
        ? { ...one, write: (deal: Deal) => (deal.outcome === 'open' ? '0000-00-00 00:00:00' : DATES.sqlTime(deal.close ?? '')) }
        : one,
    ),
    { format: 'pipedrive', outcomes: NOTICE },
  ),
  exported(
    'Pipedrive deals with a field named by a hash',
    [...pipedrive, other('9dc80c50d78a15643bfc4ca79d76156a73a1ca0e', (_, i) => `x${i % 4}`)],
    { format: 'pipedrive' },
  ),
  exported('Dynamics 365 opportunities', dynamics, { format: 'dynamics', deals: guids }),
  exported(
    'Dynamics 365 opportunities with day numbers: asked, or read and told',
    dynamics.map((one) => (one.field === 'closeDate' ? column.close(DATES.dayNumber, one.header) : one)),
    {
      format: 'dynamics',
      deals: guids,
      outcomes: ['notice', 'ask'],
      readings: (book) => ({
        column: 'Est. Close Date',
        mayStop: true,
        readings: [
          { name: 'the dates', book },
          { name: 'from 1904', book: reading(book, () => ({})), optional: true },
        ],
      }),
    },
  ),
  exported(
    'Dynamics 365 statuses Canceled and Out-Sold: other and lost, told',
    dynamics.map((one) =>
      one.field === 'outcome'
        ? {
            ...one,
            write: (deal: Deal) => ({ won: 'Won', lost: 'Out-Sold', open: 'Canceled' })[deal.outcome as 'won'] ?? '',
            truth: (deal: Deal) => (deal.outcome === 'open' ? 'other' : deal.outcome),
          }
        : one,
    ),
    {
      format: 'dynamics',
      deals: guids,
      outcomes: NOTICE,
    },
  ),
  ...(['salesforce.csv', 'unknown.dat'] as const).map((file) =>
    exported(`HubSpot deals named ${file} are known by their content`, hubspot(column.stage('Deal Stage')), {
      file,
      format: 'hubspot',
      outcomes: AS_IS,
    }),
  ),
];
