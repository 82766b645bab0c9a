import type { Day } from './calendar';

/**
 * How an account is meant to fare: `fit` scores 70 or more, `near` is in a wanted industry but scores less, `outside`
 * is in another industry, `blind` cannot be scored for lack of data, `none` is no account at all.
 */
export type Kind = 'fit' | 'near' | 'outside' | 'blind' | 'none';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly attributes: Attributes;
  /** A customer since before the first deal of the file: buys again, but is never new business. */
  readonly legacy: boolean;
  /** One of the two small industries, whose deals are set one by one. */
  readonly rare: boolean;
}

/** What the exports tell about an account. A null is written as blank or as a missing marker. */
export interface Attributes {
  readonly industry: string | null;
  readonly employees: number | null;
  readonly revenue: number | null;
  readonly country: string;
  readonly region: string;
  readonly funding: string | null;
  readonly technologies: string | null;
}

export type Outcome = 'won' | 'lost' | 'other' | 'open';
export type DealClass = 'newBusiness' | 'expansion' | 'renewal';

export interface Deal {
  account: Account | null;
  dealClass: DealClass;
  outcome: Outcome;
  created: Day;
  /** The close date of a closed deal, the due date of an open one. */
  closed: Day | null;
  /** Minor units. */
  amount: number | null;
  currency: string;
  lane: string;
  region: string;
  source: string | null;
  owner: string;
  /** 0 to 1: how far an open deal has come. */
  progress: number;
  name: string;
  nextStep: string;
  /** The account is named, but its id is left out. */
  linkedByName: boolean;
  /** What stands in a cell whose value is missing. */
  marker: string;
  damage: Damage | null;
}

/** What makes a record unusable: a cell overwritten, the row cut short, or a cell too many. */
export interface Damage {
  readonly reason: 'notADate' | 'yearOutOfRange' | 'notAnAmount' | 'tooFewCells' | 'tooManyCells';
  readonly column: string | null;
  readonly value: string;
}

/** A share, rate or factor before and after the mix shift. */
export type BeforeAfter = readonly [number, number];

/** One member of the dimension that hides the rate improvement. */
export interface Lane {
  readonly label: string;
  readonly share: BeforeAfter;
  readonly win: BeforeAfter;
}

export interface Industry {
  readonly label: string;
  readonly wanted: boolean;
  readonly weight: number;
  readonly win: number;
  readonly value: number;
  readonly pace: number;
}

/** An industry of few deals, each of them set: outcome, and created so many days after the opening. */
export interface RareIndustry {
  readonly label: string;
  readonly accounts: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

export interface Plan {
  readonly seed: number;
  readonly currency: string;
  /** The first day on which deals were created; the export holds those that were still open at `start`. */
  readonly opening: Day;
  readonly start: Day;
  readonly asOf: Day;
  /** Deals created a month, at the opening and at the end. */
  readonly monthly: BeforeAfter;
  /** When the lanes' shares move, and the day from which closed deals win at the later rates. */
  readonly laneShift: readonly [Day, Day];
  readonly rateShift: Day;
  /** Whether the lane is the account's region, or a lead source of the deal. */
  readonly laneIs: 'region' | 'source';
  readonly lanes: readonly Lane[];
  /** Lead sources by weight, where the lane is not one itself. */
  readonly sources: readonly (readonly [string, number])[];
  /** The share of created deals by kind, and when it moves. */
  readonly kinds: Readonly<Record<Kind, BeforeAfter>>;
  readonly kindShift: readonly [Day, Day];
  readonly winRate: Readonly<Record<Kind, number>>;
  readonly valueOf: Readonly<Record<Kind, number>>;
  readonly paceOf: Readonly<Record<Kind, number>>;
  /** How much longer deals off the profile linger before they are lost, once the kinds have moved. */
  readonly linger: number;
  readonly value: number;
  readonly cycle: number;
  readonly noDecision: number;
  readonly industries: readonly Industry[];
  readonly rare: readonly RareIndustry[];
  readonly accounts: Readonly<Record<Exclude<Kind, 'none'>, number>>;
  readonly legacy: number;
  readonly owners: Readonly<Record<string, readonly string[]>>;
  readonly currencies: readonly (readonly [string, number])[];
  /** Opportunities that load, all classes together. */
  readonly loaded: number;
  readonly renewals: number;
}
