import { FIRST_LABEL, type AdmittedTable, type Calendar, type Day } from '../model';
import type { Accounts } from './accounts';
import type { Deal } from './deals';
import { derivable, type Derive } from './derived';
import { accountAxis, accountDimensions, dealDimensions, type CodedDimension } from './dimensions';
import type { PlacedDimension } from './fact-tables';
import { NO_DAY, quarterDimension } from './quarters';
import { furthestStage } from './stage-history';

/** What can be sliced, and by whose calendar, bands and rules. */
export type Slicing = {
  readonly tables: readonly AdmittedTable[];
  /** What files say of the stages that deals went through. */
  readonly histories: readonly AdmittedTable[];
  readonly deals: readonly Deal[];
  readonly accounts: Accounts;
  /** Each account's first day as a customer. */
  readonly since: ReadonlyMap<number, Day>;
  readonly asOf: Day;
  /** On which definitions are looked up. */
  readonly ruledOn: Day;
  readonly calendar: Calendar;
  readonly bands: ReadonlyMap<string, readonly number[]>;
  readonly derive: Derive | null;
};

/** The fiscal quarters in which deals were created and closed. */
function dealQuarters({ deals, calendar }: Slicing): readonly CodedDimension[] {
  const [created, closed] = [new Int32Array(deals.length), new Int32Array(deals.length)];
  deals.forEach((deal, row) => {
    created[row] = deal.created ?? NO_DAY;
    closed[row] = deal.closed ?? NO_DAY;
  });
  return [
    quarterDimension({ id: 'createdQuarter', label: 'Quarter of creation', home: 'opportunity' }, created, calendar),
    quarterDimension({ id: 'closedQuarter', label: 'Quarter of closing', home: 'opportunity' }, closed, calendar),
  ];
}

/** The fiscal quarters in which accounts became customers. */
function customerQuarters({ accounts, since, calendar }: Slicing): readonly CodedDimension[] {
  const days = Int32Array.from({ length: accounts.count }, (_, account) => since.get(account) ?? NO_DAY);
  return [quarterDimension({ id: 'customerSince', label: 'Customer since', home: 'account' }, days, calendar)];
}

const idsOf = (dimensions: readonly CodedDimension[]): ReadonlySet<string> => new Set(dimensions.map(({ dimension }) => dimension.id));

/** Of dimensions that are reckoned, those that have a member and whose name no file has for a column of its own. */
const besides = (reckoned: readonly CodedDimension[], known: readonly CodedDimension[]): readonly CodedDimension[] =>
  reckoned.filter(({ dimension }) => dimension.members.length > FIRST_LABEL && !idsOf(known).has(dimension.id));

/** All dimensions of deals and accounts at their places in the dataset; the account itself is the last. */
export function placeDimensions(slicing: Slicing): readonly PlacedDimension[] {
  const { tables, histories, deals, accounts, asOf, ruledOn, bands, derive } = slicing;
  const furthest = furthestStage(histories, { deals, tables, asOf });
  const ofDeals = dealDimensions(tables, deals, accounts);
  const read = [...ofDeals, ...accountDimensions(accounts, { taken: idsOf(ofDeals), bands })];
  const dimensions = [
    ...read,
    ...besides([...(furthest === null ? [] : [furthest]), ...dealQuarters(slicing), ...customerQuarters(slicing)], read),
  ];
  const derived = derive === null ? [] : derive(derivable({ tables, deals, accounts, asOf, ruledOn, dimensions }));
  return [...dimensions, ...derived, accountAxis(accounts)].map((coded, place) => ({ ...coded, place }));
}
