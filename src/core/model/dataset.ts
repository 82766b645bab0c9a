import type { Calendar } from './calendar';
import { dateOf, type CalendarDate, type Day, type Month } from './calendar-date';
import type { Dimension, DimensionId } from './dimension';
import type { LookAlikes } from './look-alikes';
import type { Currency } from './money';
import type { OutreachMonth } from './outreach';
import type { Missing } from './reading';

/** An input that some metrics cannot do without. `other`: some stage means no decision. `base`: customers or subscriptions. */
export type Supply = 'closeDate' | 'createdDate' | 'amount' | 'account' | 'icp' | 'spend' | 'base' | 'other' | 'opportunity';

/**
 * Where each period is read by the version of the ICP that was in force then: when each version begins, ascending, and how
 * many account numbers there are. The first one holds before its own date, too. An account's scores stand under its number
 * plus so many numbers a version.
 */
export type Rulers = { readonly accounts: number; readonly starts: readonly { readonly day: Day; readonly month: Month }[] };

/**
 * All new-business spend (minor units) and its lines, and how much of it names a label of a dimension itself, whatever the
 * rest is shared by.
 */
export type SpendNamed = {
  readonly total: number;
  readonly lines: number;
  readonly by: ReadonlyMap<DimensionId, ReadonlyMap<string, number>>;
};

/** Where an as-of date comes from: people gave it, it is that of the last event, or no file holds a date and there is none. */
export type AsOfFrom = 'given' | 'lastEvent' | 'nothing';

/** What was loaded: how to read the codes, as of when, and what is not there. */
export type Dataset = {
  /** Of the files and everything that shaped the facts: equal fingerprints hold equal numbers. */
  readonly fingerprint: string;
  /** To be counted with alone where `asOfFrom` is `nothing`: no date is said then (`asOfDate`). */
  readonly asOf: Day;
  readonly asOfFrom: AsOfFrom;
  /** By which its months were counted. */
  readonly calendar: Calendar;
  readonly currency: Currency | null;
  /** Why no amount may be read at all, if so. */
  readonly moneyMissing: Missing | null;
  /** Why spend, or recurring revenue, cannot be read: some of it is in a currency that leads nowhere. */
  readonly spendMissing: Missing | null;
  readonly baseMissing: Missing | null;
  /** Date columns that are there and blank in every deal that needs them. */
  readonly blank: ReadonlySet<Supply>;
  readonly dimensions: readonly Dimension[];
  /** The versions of the ICP that read a period each; absent where one reads all. */
  readonly rulers?: Rulers;
  /** What looks like a change and is none; absent where nobody counted it. */
  readonly lookAlikes?: LookAlikes;
  readonly supplied: ReadonlySet<Supply>;
  /** How many deals were loaded. */
  readonly deals: number;
  readonly spendMonths: ReadonlySet<Month>;
  /** The dimensions that spend is direct to where none of it is shared: values without any are not covered. Else empty. */
  readonly spendKeptBy: readonly DimensionId[];
  /** What spend lines name themselves; absent without spend. */
  readonly spendNamed?: SpendNamed;
  /** What was sent and what came of it, the oldest month first; absent where no file is a list of outreach. */
  readonly outreach?: readonly OutreachMonth[];
  /** First and last month in which anything was created or closed. */
  readonly months: { readonly from: Month; readonly to: Month } | null;
  /** Deals left out of every metric or of dated ones, and what was assumed, in plain words with counts. */
  readonly notes: readonly { readonly what: string; readonly count: number }[];
};

type Dated = Pick<Dataset, 'asOf' | 'asOfFrom'>;

/** The as-of date; null where the files hold no date and nobody gave one, so that nothing can be placed in time. */
export const asOfDate = ({ asOf, asOfFrom }: Dated): CalendarDate | null => (asOfFrom === 'nothing' ? null : dateOf(asOf));

/** After every date that a definition may begin on. */
const AFTER_ALL: Day = 2_932_896;

/** The day on which definitions are looked up: the as-of date; where there is none the last of all days, so that the newest hold. */
export const rulingDay = ({ asOf, asOfFrom }: Dated): Day => (asOfFrom === 'nothing' ? AFTER_ALL : asOf);
/** That day as a date. */
export const rulingDate = (dataset: Dated): CalendarDate => dateOf(rulingDay(dataset));
