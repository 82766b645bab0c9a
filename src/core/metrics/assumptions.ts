import type { Missing } from '../model';

/** Numbers that people give, each of them a key of the workspace's assumptions. */
export type NumberGiven = 'grossMargin' | 'yearlyChurn' | 'capMonths' | 'discountRate' | 'monthlyExpansion' | 'bookingsTarget' | 'minimumN';

type Assumption = {
  readonly label: string;
  readonly says: string;
  /** What is used while nobody has given one; null: there is no default, and a metric that needs it says so. */
  readonly usual: number | null;
  readonly least: number;
  readonly most: number;
  readonly absent: Missing;
};

/** What may be assumed, with its default and the range a value must lie in. */
export const ASSUMPTIONS: Readonly<Record<NumberGiven, Assumption>> = {
  grossMargin: {
    label: 'Gross margin',
    says: 'Share of recurring revenue left after the cost of serving it.',
    usual: null,
    least: 0,
    most: 1,
    absent: 'no_margin',
  },
  yearlyChurn: {
    label: 'Yearly churn',
    says: 'Share of customers lost in a year, used where no customer or subscription file was loaded.',
    usual: null,
    least: 0,
    most: 1,
    absent: 'no_base',
  },
  capMonths: {
    label: 'LTV horizon',
    says: 'Months of revenue that LTV counts at most.',
    usual: 60,
    least: 1,
    most: 600,
    absent: 'no_margin',
  },
  discountRate: {
    label: 'Discount rate',
    says: 'Yearly rate at which later months count less; acts in the discounted variants of LTV only.',
    usual: 0.1,
    least: 0,
    most: 1,
    absent: 'no_margin',
  },
  monthlyExpansion: {
    label: 'Added margin a month',
    says: 'By how much the monthly margin of a customer grows each month, in minor units; acts in the expanding variant of LTV only.',
    usual: 0,
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    absent: 'no_margin',
  },
  bookingsTarget: {
    label: 'Bookings target',
    says: 'New-business amount to be won in a quarter, in minor units; coverage and attainment are held against it.',
    usual: null,
    least: 1,
    most: Number.MAX_SAFE_INTEGER,
    absent: 'no_target',
  },
  minimumN: {
    label: 'Minimum n',
    says: 'Below this many deals a page shows the fraction and no percentage.',
    usual: 10,
    least: 1,
    most: 1000,
    absent: 'below_min_n',
  },
};

/** What shared spend is spread by, over the deals of its month (`domain.md` 6). */
export const ALLOCATION_KEYS = ['opportunityDays', 'created', 'openValue', 'won', 'revenue'] as const;
export type AllocationKey = (typeof ALLOCATION_KEYS)[number];

/** How a customer's months are added up (`domain.md` 7). */
export const LTV_VARIANTS = ['simple', 'capped', 'discounted', 'cappedDiscounted', 'survival', 'expanding'] as const;
export type LtvVariant = (typeof LTV_VARIANTS)[number];

/** The assumptions in force: what people gave, by key; the rest is usual. */
export type Assumptions = {
  readonly numbers: ReadonlyMap<NumberGiven, number>;
  /** `cycle`: each slice's own median cycle in months; a number holds for all slices. */
  readonly lag: 'cycle' | number;
  readonly dealClass: 'newBusiness' | 'all';
  readonly allocationKey: AllocationKey;
  readonly ltvVariant: LtvVariant;
};

export const NO_ASSUMPTIONS: Assumptions = {
  numbers: new Map(),
  lag: 'cycle',
  dealClass: 'newBusiness',
  allocationKey: 'opportunityDays',
  ltvVariant: 'capped',
};

/** The value in force for an assumption, or null where it has none. */
export const givenValue = (assumptions: Assumptions, id: NumberGiven): number | null =>
  assumptions.numbers.get(id) ?? ASSUMPTIONS[id].usual;
