import { ceiled, dividedBy, exactly, nearest, ofDecimal, ofRatio, whole, type Fraction } from './fraction';
import type { ObservedInput, ObservedInputs, PlanField, PlanInputId, PlanMissing } from './inputs';
import type { PlanGiven, Ratio } from './plan-given';

/** The steps back from a revenue target, and what each divides the one before by. */
const PLAN_STEPS = [
  { step: 'customers', input: 'acv' },
  { step: 'opportunities', input: 'close' },
  { step: 'meetings', input: 'opportunity' },
  { step: 'replies', input: 'meeting' },
  { step: 'touches', input: 'reply' },
] as const;
export type PlanStepId = (typeof PLAN_STEPS)[number]['step'];

/**
 * How many of a step the target needs in a year, in a month and in a working day: each ceiled from the ceiled number of the
 * year, and beside it what comes out where nothing on the way is rounded. Else why there is none, and of which field.
 */
export type Needed =
  | {
      readonly count: number;
      readonly perMonth: number;
      readonly perWorkday: number;
      readonly unrounded: { readonly count: number; readonly perMonth: number; readonly perWorkday: number };
      readonly missing: null;
    }
  | { readonly missing: PlanMissing; readonly of: PlanField };

/** One step: the rate typed and the rate observed, what the plan needs, and what it needs as observed, from easiest to hardest. */
export type PlanStep = {
  readonly step: PlanStepId;
  readonly input: PlanInputId;
  readonly typed: Ratio | null;
  readonly observed: ObservedInput;
  /** Which of both the plan goes by: what is typed, else what is observed; null where there is neither. */
  readonly goesBy: 'typed' | 'observed' | null;
  /** By what is typed, else by what is observed. */
  readonly needed: Needed;
  /** By what is observed, else by what is typed; null as long as nothing on the way is observed. */
  readonly asObserved: Needed | null;
  /** The same by the upper limits of what is observed (easiest) and by the lower ones (hardest); null where none has limits. */
  readonly range: { readonly easiest: Needed; readonly hardest: Needed } | null;
};

export type ReversePlan = { readonly steps: readonly PlanStep[] };

const MONTHS = 12;

type Rated = Fraction | { readonly missing: PlanMissing };
/** How far a chain has come: the ceiled number, the one that was never rounded, or where it broke. */
type Chain =
  | { readonly count: bigint; readonly unrounded: Fraction; readonly missing: null }
  | { readonly missing: PlanMissing; readonly of: PlanField };

const isMissing = (rated: Rated): rated is { readonly missing: PlanMissing } => 'missing' in rated;

/** One step on from a chain. A chain that broke stays broken where it broke. */
function stepOn(chain: Chain, by: Rated, of: PlanInputId): Chain {
  if (chain.missing !== null) return chain;
  if (isMissing(by)) return { missing: by.missing, of };
  const next = dividedBy({ over: chain.count, under: 1n }, by);
  const unrounded = dividedBy(chain.unrounded, by);
  if (next === null || unrounded === null) return { missing: 'rate_is_zero', of };
  return { count: ceiled(next), unrounded, missing: null };
}

function neededOf(chain: Chain, workdays: number, of: PlanInputId): Needed {
  if (chain.missing !== null) return chain;
  const { count, unrounded } = chain;
  const inYear = exactly(count);
  if (inYear === null) return { missing: 'too_many', of };
  const over = (parts: number): number => Number(ceiled({ over: count, under: BigInt(parts) }));
  const per = (parts: number): number => nearest({ over: unrounded.over, under: unrounded.under * BigInt(parts) });
  return {
    count: inYear,
    perMonth: over(MONTHS),
    perWorkday: over(workdays),
    unrounded: { count: per(1), perMonth: per(MONTHS), perWorkday: per(workdays) },
    missing: null,
  };
}

const typedOf = (given: PlanGiven, input: PlanInputId): Ratio | null => {
  if (input !== 'acv') return given.rates[input];
  return given.acv === null ? null : { part: given.acv, whole: 1 };
};

const observedRate = (observed: ObservedInput): Rated => (observed.missing === null ? ofRatio(observed.ratio) : observed);

/** The limit on one side; where its method gave none, the rate itself. */
function limitOf(observed: ObservedInput, side: 'low' | 'high'): Rated {
  if (observed.missing !== null) return observed;
  const limit = observed[side];
  return limit === null ? ofRatio(observed.ratio) : ofDecimal(Math.max(0, limit));
}

const isObserved = (observed: ObservedInput): boolean => observed.missing === null;
const hasLimits = (observed: ObservedInput): boolean => observed.missing === null && observed.low !== null && observed.high !== null;

type Rates = Readonly<Record<'plan' | 'observed' | 'easiest' | 'hardest', Rated>>;

function ratesOf(typed: Ratio | null, observed: ObservedInput): Rates {
  const own = typed === null ? null : ofRatio(typed);
  const told = isObserved(observed);
  return {
    plan: own ?? observedRate(observed),
    observed: told || own === null ? observedRate(observed) : own,
    easiest: told || own === null ? limitOf(observed, 'high') : own,
    hardest: told || own === null ? limitOf(observed, 'low') : own,
  };
}

function goesByOf(typed: Ratio | null, observed: ObservedInput): PlanStep['goesBy'] {
  if (typed !== null) return 'typed';
  return isObserved(observed) ? 'observed' : null;
}

/**
 * From a revenue target back to customers, opportunities, meetings, replies and touches (`domain.md` 14): ceiled at each
 * step, the next step starting from the ceiled number, rates as ratios of whole numbers. Twice: as the plan goes, by what is
 * typed where something is; and as observed, from the easiest case to the hardest. 5,000,000 at 12,000 needs 417 customers.
 */
export function reversePlan(given: PlanGiven, observed: ObservedInputs): ReversePlan {
  const start: Chain =
    given.revenue === null
      ? { missing: 'not_given', of: 'revenue' }
      : { count: BigInt(given.revenue), unrounded: whole(given.revenue), missing: null };
  let chains = { plan: start, observed: start, easiest: start, hardest: start };
  let [isTold, isRanged] = [false, false];
  const steps = PLAN_STEPS.map(({ step, input }): PlanStep => {
    const [typed, seen] = [typedOf(given, input), observed[input]];
    const rates = ratesOf(typed, seen);
    chains = {
      plan: stepOn(chains.plan, rates.plan, input),
      observed: stepOn(chains.observed, rates.observed, input),
      easiest: stepOn(chains.easiest, rates.easiest, input),
      hardest: stepOn(chains.hardest, rates.hardest, input),
    };
    [isTold, isRanged] = [isTold || isObserved(seen), isRanged || hasLimits(seen)];
    const needed = (chain: Chain): Needed => neededOf(chain, given.workdays, input);
    return {
      step,
      input,
      typed,
      observed: seen,
      goesBy: goesByOf(typed, seen),
      needed: needed(chains.plan),
      asObserved: isTold ? needed(chains.observed) : null,
      range: isRanged ? { easiest: needed(chains.easiest), hardest: needed(chains.hardest) } : null,
    };
  });
  return { steps };
}
