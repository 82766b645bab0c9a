/** A share as the ratio of two whole numbers, so that dividing by it is exact: 15 % is 15 of 100. */
export type Ratio = { readonly part: number; readonly whole: number };

/** The steps of the reverse plan whose rates people type, or leave to what is observed (null). */
export type PlanRates = {
  /** Customers per opportunity. */
  readonly close: Ratio | null;
  /** Opportunities per meeting. */
  readonly opportunity: Ratio | null;
  /** Meetings per reply. */
  readonly meeting: Ratio | null;
  /** Replies per touch. */
  readonly reply: Ratio | null;
};

/** What people type about the market and the plan; money in minor units of the workspace's currency. Null: not given. */
export type PlanGiven = {
  readonly companies: number | null;
  readonly serviceable: number | null;
  /** Share of the serviceable market that can be obtained, and in how many years. */
  readonly penetration: Ratio | null;
  readonly years: number;
  /** Companies that match every criterion of the ICP. */
  readonly icpCompanies: number | null;
  /** Null: the observed ACV. */
  readonly acv: number | null;
  readonly revenue: number | null;
  readonly workdays: number;
  readonly rates: PlanRates;
  readonly by: string;
  /** When it was written, an ISO instant; the latest stands. */
  readonly at: string;
};

/** A plan in which nothing is typed. */
export const NOTHING_GIVEN: PlanGiven = {
  companies: null,
  serviceable: null,
  penetration: null,
  years: 1,
  icpCompanies: null,
  acv: null,
  revenue: null,
  workdays: 260,
  rates: { close: null, opportunity: null, meeting: null, reply: null },
  by: '',
  at: '',
};

const textOf = (plan: PlanGiven): string => JSON.stringify([plan.at, plan]);

/** The plan that stands: the latest, in whatever order they were joined; null where none was written down. */
export const standingPlan = (plans: readonly PlanGiven[]): PlanGiven | null =>
  plans.reduce<PlanGiven | null>((latest, plan) => (latest === null || textOf(plan) > textOf(latest) ? plan : latest), null);
