import { isBelow, nearest, ofDecimal, ofRatio, times } from './fraction';
import type { PlanInputId } from './inputs';
import type { MarketFunnel, MarketId } from './market-funnel';
import type { PlanGiven, Ratio } from './plan-given';
import type { PlanStep, PlanStepId, ReversePlan } from './reverse-plan';

/** Meetings per touch that the Outreaches article quotes for tier 1 (`domain.md` 14). */
const TIER_ONE_MEETINGS = { low: { part: 8, whole: 100 }, high: { part: 12, whole: 100 } } as const;

/** What is to be thought over in a plan. Each is a comparison of two of its numbers, and none forbids anything. */
export type PlanNote =
  /** More customers are needed in a year than the market gives in all its years. */
  | { readonly kind: 'targetBeyondSom'; readonly needed: number; readonly som: number; readonly years: number }
  /** Replies x meetings, held against what is quoted for tier 1. */
  | {
      readonly kind: 'meetingsPerTouch';
      readonly share: number;
      readonly reply: number;
      readonly meeting: number;
      /** What is quoted, from the least to the most. */
      readonly quoted: { readonly low: number; readonly high: number };
      readonly stands: 'under' | 'within' | 'over';
    }
  | { readonly kind: 'touchesPerIcpAccount'; readonly touches: number; readonly accounts: number; readonly each: number }
  /** One counts customers to win, the other accounts to work: neither stands for the other. */
  | { readonly kind: 'twoCounts'; readonly som: number; readonly icp: number }
  /** A step that takes an account each needs more of them than a market holds: the largest of those that it exceeds. */
  | {
      readonly kind: 'stepBeyondMarket';
      readonly step: PlanStepId;
      readonly needed: number;
      readonly market: MarketId;
      readonly size: number;
    }
  | {
      readonly kind: 'typedOutsideObserved';
      readonly input: PlanInputId;
      readonly typed: Ratio;
      readonly low: number;
      readonly high: number;
      readonly stands: 'under' | 'over';
    }
  /** A part of a market that is larger than the market. */
  | { readonly kind: 'partBeyondMarket'; readonly part: MarketId; readonly size: number; readonly market: MarketId; readonly of: number };

type Known = { readonly given: PlanGiven; readonly funnel: MarketFunnel; readonly plan: ReversePlan };

const stepOf = ({ steps }: ReversePlan, id: PlanStepId): PlanStep | undefined => steps.find(({ step }) => step === id);

function countOf(plan: ReversePlan, id: PlanStepId): number | null {
  const needed = stepOf(plan, id)?.needed;
  return needed?.missing === null ? needed.count : null;
}

/** How many companies a market counts, whichever way it counts them; null where that is not given. */
function sizeOf({ markets }: MarketFunnel, id: MarketId): number | null {
  const market = markets.find((each) => each.id === id);
  const size = market?.accounts ?? market?.customers;
  return size?.missing === null ? size.value : null;
}

/** The rate that a step goes by. */
function rateOf(plan: ReversePlan, id: PlanStepId): Ratio | null {
  const step = stepOf(plan, id);
  if (step === undefined) return null;
  return step.typed ?? (step.observed.missing === null ? step.observed.ratio : null);
}

function beyondSom({ given, funnel, plan }: Known): readonly PlanNote[] {
  const [needed, som] = [countOf(plan, 'customers'), sizeOf(funnel, 'som')];
  if (needed === null || som === null || needed <= som) return [];
  return [{ kind: 'targetBeyondSom', needed, som, years: given.years }];
}

function perTouch({ plan }: Known): readonly PlanNote[] {
  const [reply, meeting] = [rateOf(plan, 'touches'), rateOf(plan, 'replies')];
  if (reply === null || meeting === null) return [];
  const share = times(ofRatio(reply), ofRatio(meeting));
  const isOver = isBelow(ofRatio(TIER_ONE_MEETINGS.high), share);
  const above = isOver ? 'over' : 'within';
  return [
    {
      kind: 'meetingsPerTouch',
      share: nearest(share),
      reply: nearest(ofRatio(reply)),
      meeting: nearest(ofRatio(meeting)),
      quoted: { low: nearest(ofRatio(TIER_ONE_MEETINGS.low)), high: nearest(ofRatio(TIER_ONE_MEETINGS.high)) },
      stands: isBelow(share, ofRatio(TIER_ONE_MEETINGS.low)) ? 'under' : above,
    },
  ];
}

function ofIcpAccounts({ funnel, plan }: Known): readonly PlanNote[] {
  const [touches, accounts, som] = [countOf(plan, 'touches'), sizeOf(funnel, 'icp'), sizeOf(funnel, 'som')];
  if (accounts === null) return [];
  const each: readonly PlanNote[] =
    touches === null || accounts === 0 ? [] : [{ kind: 'touchesPerIcpAccount', touches, accounts, each: touches / accounts }];
  return [...each, ...(som === null ? [] : [{ kind: 'twoCounts' as const, som, icp: accounts }])];
}

/** Steps that take an account each: nobody is won twice, and an account has one opportunity at a time. */
const AN_ACCOUNT_EACH: readonly PlanStepId[] = ['customers', 'opportunities'];
const LISTS: readonly MarketId[] = ['icp', 'sam', 'tam'];

function beyondMarkets({ funnel, plan }: Known): readonly PlanNote[] {
  return AN_ACCOUNT_EACH.flatMap((step): readonly PlanNote[] => {
    const needed = countOf(plan, step);
    const exceeded = LISTS.flatMap((market) => {
      const size = sizeOf(funnel, market);
      return size !== null && needed !== null && needed > size ? [{ market, size }] : [];
    }).toSorted((a, b) => b.size - a.size);
    const [largest] = exceeded;
    return largest === undefined || needed === null ? [] : [{ kind: 'stepBeyondMarket', step, needed, ...largest }];
  });
}

function outsideObserved({ plan }: Known): readonly PlanNote[] {
  return plan.steps.flatMap(({ input, typed, observed }): readonly PlanNote[] => {
    if (typed === null || observed.missing !== null || observed.low === null || observed.high === null) return [];
    const { low, high } = observed;
    const note = { kind: 'typedOutsideObserved', input, typed, low, high } as const;
    if (isBelow(ofRatio(typed), ofDecimal(Math.max(0, low)))) return [{ ...note, stands: 'under' }];
    return isBelow(ofDecimal(high), ofRatio(typed)) ? [{ ...note, stands: 'over' }] : [];
  });
}

const INSIDE: readonly (readonly [part: MarketId, market: MarketId])[] = [
  ['sam', 'tam'],
  ['icp', 'sam'],
];

function partsBeyond({ funnel }: Known): readonly PlanNote[] {
  return INSIDE.flatMap(([part, market]): readonly PlanNote[] => {
    const [size, of] = [sizeOf(funnel, part), sizeOf(funnel, market)];
    return size === null || of === null || size <= of ? [] : [{ kind: 'partBeyondMarket', part, size, market, of }];
  });
}

/**
 * What is to be thought over in a plan, the weightiest first. Of the example of `domain.md` 14: 417 customers are more than
 * the SOM's 400; 30 % of 15 % is 4.5 %, under the 8 to 12 % quoted for tier 1; and the SOM counts customers, the ICP accounts.
 */
export function plausibility(known: Known): readonly PlanNote[] {
  return [partsBeyond, beyondSom, beyondMarkets, perTouch, outsideObserved, ofIcpAccounts].flatMap((notes) => notes(known));
}
