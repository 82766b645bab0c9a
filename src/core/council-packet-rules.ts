import type { DecisionType } from './council';
import type { MetricId } from './metrics';

/** What can be proposed (`domain.md` 13); a change of the ICP or of a target is people's own idea. */
export type ProposalType = Extract<DecisionType, 'keep' | 'promote' | 'observe' | 'retire' | 'exclude' | 'shiftSpend'>;

/**
 * What the readings say of a segment. Won more or less: against the rest, clear after correcting for all segments. Returns:
 * LTV:CAC with its whole interval above or below that of all; `losesMoney`: wholly below 1. ICP: by half of the segment's wins.
 * `isThin`: under 30 closed deals. `flagged`: a flag stands on it. Of the ICP: `shareMissed`, a target for a share on ICP accounts
 * is missed; `shareFell`, such a share fell, and the fall is a flag.
 */
export type Trait =
  | 'winsMore'
  | 'winsLess'
  | 'returnsMore'
  | 'returnsLess'
  | 'losesMoney'
  | 'inIcp'
  | 'outsideIcp'
  | 'isThin'
  | 'flagged'
  | 'shareMissed'
  | 'shareFell'
  | 'isIcp';

/** What would show that it was right: a number moves by what is worth acting on, or holds. */
export type Success = { readonly metric: MetricId; readonly want: 'rise' | 'fall' | 'hold'; readonly in: 'segment' | 'whole' };

export type ProposalRule = {
  readonly id: string;
  readonly type: ProposalType;
  readonly all: readonly Trait[];
  readonly none: readonly Trait[];
  readonly success: Success;
  /** When to stop: the code of a sentence. */
  readonly kill: KillWord;
};
export type KillWord = 'noLongerAbove' | 'aboveAgain' | 'returnsAgain' | 'shareStill' | 'explained' | 'icpClear';

/**
 * What is proposed when, in the order in which it is tried: the first rule whose traits all hold, and none of whose others do,
 * stands for a segment. They propose; a council decides.
 */
export const PROPOSAL_RULES: readonly ProposalRule[] = [
  {
    id: 'icpShort',
    type: 'shiftSpend',
    all: ['isIcp', 'winsMore', 'shareMissed'],
    none: ['isThin'],
    success: { metric: 'icpShareCreated', want: 'rise', in: 'whole' },
    kill: 'shareStill',
  },
  {
    id: 'icpFell',
    type: 'shiftSpend',
    all: ['isIcp', 'winsMore', 'shareFell'],
    none: ['isThin'],
    success: { metric: 'icpShareCreated', want: 'rise', in: 'whole' },
    kill: 'shareStill',
  },
  {
    id: 'icpHolds',
    type: 'keep',
    all: ['isIcp', 'winsMore'],
    none: ['isThin'],
    success: { metric: 'winRate', want: 'hold', in: 'segment' },
    kill: 'noLongerAbove',
  },
  {
    id: 'icpUnclear',
    type: 'observe',
    all: ['isIcp'],
    none: ['winsMore'],
    success: { metric: 'winRate', want: 'rise', in: 'segment' },
    kill: 'icpClear',
  },
  {
    id: 'winsLessLosesMoney',
    type: 'exclude',
    all: ['winsLess', 'losesMoney'],
    none: ['isThin', 'inIcp'],
    success: { metric: 'winRate', want: 'rise', in: 'whole' },
    kill: 'returnsAgain',
  },
  {
    id: 'winsLess',
    type: 'retire',
    all: ['winsLess'],
    none: ['isThin', 'inIcp', 'returnsMore'],
    success: { metric: 'winRate', want: 'rise', in: 'whole' },
    kill: 'aboveAgain',
  },
  {
    id: 'winsMoreOutside',
    type: 'promote',
    all: ['winsMore', 'outsideIcp'],
    none: ['isThin', 'returnsLess', 'losesMoney'],
    success: { metric: 'winRate', want: 'hold', in: 'segment' },
    kill: 'noLongerAbove',
  },
  {
    id: 'returnsMore',
    type: 'shiftSpend',
    all: ['returnsMore'],
    none: ['winsLess'],
    success: { metric: 'ltvToCac', want: 'rise', in: 'whole' },
    kill: 'returnsAgain',
  },
  {
    id: 'winsMore',
    type: 'keep',
    all: ['winsMore'],
    none: ['isThin'],
    success: { metric: 'winRate', want: 'hold', in: 'segment' },
    kill: 'noLongerAbove',
  },
  {
    id: 'winsLessInIcp',
    type: 'observe',
    all: ['winsLess'],
    none: [],
    success: { metric: 'winRate', want: 'rise', in: 'segment' },
    kill: 'aboveAgain',
  },
];

/** The first rule of a segment; null where none applies. */
export function ruleFor(traits: ReadonlySet<Trait>): ProposalRule | null {
  const holds = ({ all, none }: ProposalRule): boolean =>
    all.every((trait) => traits.has(trait)) && !none.some((trait) => traits.has(trait)) && traits.has('isIcp') === all.includes('isIcp');
  return PROPOSAL_RULES.find(holds) ?? null;
}
