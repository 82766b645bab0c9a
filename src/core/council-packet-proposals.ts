import type { Analysis, Answerable } from './analysis';
import { reviewAfter, type DecidedSegment, type Expected } from './council';
import { ruleFor, type KillWord, type ProposalRule, type ProposalType, type Success, type Trait } from './council-packet-rules';
import { leastChange, practicalOf, type FindingState } from './drift';
import type { DriftFindings, FindingCase } from './drift-findings';
import { ownerOf } from './drift-owners';
import { ICP } from './icp';
import { againstRest, isMetricId, metricOf, type MetricId } from './metrics';
import { dateOf, lastDayIn, monthIn, spanHolding, type CalendarDate, type DimensionId, type Reading, type Slice } from './model';
import { NONE } from './segments';

/** The rule of what comes from a flag. */
export const FLAG_RULE = 'flag';
const MOST_FLAGS = 3;
const THIN_UNDER = 30;
const ICP_FROM = 0.5;

/** Something that a council may decide, with the readings that it rests on. Derived by `PROPOSAL_RULES` and from flags alone. */
export type Proposal = {
  /** The same over the same definitions, whatever the data: the rule and what it is about. */
  readonly id: string;
  readonly rule: string;
  readonly type: ProposalType;
  readonly segment: DecidedSegment;
  readonly slice: Slice;
  /** The traits that the rule asked for. */
  readonly because: readonly Trait[];
  /** Readings of the segment, then those of all deals that they were held against. */
  readonly evidence: readonly Reading[];
  /** The segment's win rate minus that of the rest; null where no test is made. */
  readonly difference: Reading | null;
  /** The id of the flag that it comes from; null where it comes from none. */
  readonly finding: string | null;
  readonly state: FindingState | null;
  readonly owner: string | null;
  readonly success: Success & { readonly size: number | null };
  /** What to write into the decision: null where a number is to hold, or is another one's than the segment's. */
  readonly expected: Expected | null;
  /** Null where the files hold no date: nothing can be said to be due. */
  readonly due: CalendarDate | null;
  readonly review: CalendarDate | null;
  readonly kill: KillWord;
};

/** What proposals are derived from. */
type ProposalGround = {
  readonly answerable: Answerable;
  readonly analysis: Analysis;
  readonly found: DriftFindings | null;
  readonly least: number;
};

type Candidate = {
  readonly slice: Slice;
  readonly dimension: DimensionId;
  readonly label: string;
  readonly readings: readonly Reading[];
  readonly difference: Reading | null;
  readonly isClear: boolean;
  readonly flag: string | null;
};

const of = (readings: readonly Reading[], metric: string): Reading | null => readings.find((reading) => reading.metric === metric) ?? null;

function flagIn({ found }: ProposalGround, dimension: DimensionId, label: string): string | null {
  const own = found?.cases.find(
    ({ finding }) => finding.state === 'drifted' && finding.slice.size === 1 && finding.slice.get(dimension) === label,
  );
  return own?.id ?? null;
}

/** The segments by name, each held against the rest on win rate. */
function segmentsOf(ground: ProposalGround): readonly Candidate[] {
  const { analysis, least } = ground;
  const { segmentDimension: dimension, segments, now } = analysis;
  if (dimension === null) return [];
  const rates = segments.filter(({ metric }) => metric === 'winRate');
  const tested = againstRest(rates, of(now, 'winRate'), least);
  return rates.flatMap((rate): readonly Candidate[] => {
    const label = rate.slice.get(dimension) ?? null;
    if (label === null || label === 'unknown' || label === NONE) return [];
    const test = tested.find(({ reading }) => reading === rate);
    const readings = segments.filter(({ slice }) => slice.get(dimension) === label);
    const difference = test?.difference ?? null;
    return [
      {
        slice: rate.slice,
        dimension,
        label,
        readings,
        difference,
        isClear: test?.isClear === true,
        flag: flagIn(ground, dimension, label),
      },
    ];
  });
}

/** The ICP as one segment, held against all other deals that can be scored. */
function icpOf({ analysis }: ProposalGround): readonly Candidate[] {
  const readings = analysis.byIcp.filter(({ slice }) => slice.get(ICP) === 'in');
  const rate = of(readings, 'winRate');
  const difference = analysis.icpDeltas.find(({ metric }) => metric === 'winRate') ?? null;
  if (rate === null || rate.missing !== null || difference === null || difference.missing !== null) return [];
  const { low, high } = difference;
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  return [{ slice: rate.slice, dimension: ICP, label: 'in', readings, difference, isClear, flag: null }];
}

const isAbove = (reading: Reading | null, than: number): boolean => reading !== null && reading.low !== null && reading.low > than;
const isBelow = (reading: Reading | null, than: number): boolean => reading !== null && reading.high !== null && reading.high < than;

function returnTraits(candidate: Candidate, now: readonly Reading[]): readonly Trait[] {
  const own = of(candidate.readings, 'ltvToCac');
  const all = of(now, 'ltvToCac')?.value ?? null;
  return [
    ...(all !== null && isAbove(own, all) ? (['returnsMore'] as const) : []),
    ...(all !== null && isBelow(own, all) ? (['returnsLess'] as const) : []),
    ...(isBelow(own, 1) ? (['losesMoney'] as const) : []),
  ];
}

const isOfIcp = (metric: string): boolean => metric.startsWith('icpShare');

/** Flags of shares on ICP accounts that fell, over all deals. */
const fallen = ({ found }: ProposalGround): readonly FindingCase[] =>
  (found?.cases ?? []).filter(
    ({ finding }) => finding.state === 'drifted' && isOfIcp(finding.metric) && finding.slice.size === 0 && (finding.size ?? 0) < 0,
  );

function icpTraits({ dimension, readings }: Candidate, ground: ProposalGround): readonly Trait[] {
  if (dimension === ICP) {
    const isMissed = ground.analysis.judged.some(({ target, finding }) => isOfIcp(target.metric) && finding.state === 'missed');
    return ['isIcp', ...(isMissed ? (['shareMissed'] as const) : []), ...(fallen(ground).length > 0 ? (['shareFell'] as const) : [])];
  }
  const share = of(readings, 'icpShareWon')?.value ?? null;
  if (share === null) return [];
  return [share >= ICP_FROM ? 'inIcp' : 'outsideIcp'];
}

function traitsOf(candidate: Candidate, ground: ProposalGround): ReadonlySet<Trait> {
  const { difference, isClear, readings, flag } = candidate;
  const size = difference?.value ?? 0;
  return new Set<Trait>([
    ...(isClear && size > 0 ? (['winsMore'] as const) : []),
    ...(isClear && size < 0 ? (['winsLess'] as const) : []),
    ...((of(readings, 'winRate')?.n ?? 0) < THIN_UNDER ? (['isThin'] as const) : []),
    ...(flag === null ? [] : (['flagged'] as const)),
    ...returnTraits(candidate, ground.analysis.now),
    ...icpTraits(candidate, ground),
  ]);
}

/** By the end of the quarter under way, told after the one that follows it. */
function datesOf({ answerable: { dataset } }: ProposalGround): Pick<Proposal, 'due' | 'review'> {
  const { calendar, asOf } = dataset;
  if (dataset.asOfFrom === 'nothing') return { due: null, review: null };
  const quarter = spanHolding(monthIn(calendar, asOf + 1), 'quarter', calendar.startMonth);
  return { due: dateOf(lastDayIn(calendar, quarter.to)), review: reviewAfter(dateOf(asOf + 1), calendar) };
}

/** The least change of a number worth acting on, in its own unit; null where it has none. */
function sizeOf(reading: Reading | null, { answerable }: ProposalGround): number | null {
  if (reading === null || reading.missing !== null) return null;
  return leastChange(practicalOf(reading, answerable.definitions.drift), reading.value);
}

function successOf(rule: ProposalRule, candidate: Candidate, ground: ProposalGround): Pick<Proposal, 'success' | 'expected'> {
  const { metric, want } = rule.success;
  const reading = of(rule.success.in === 'whole' ? ground.analysis.now : candidate.readings, metric);
  const size = sizeOf(reading, ground);
  const isOwn = rule.success.in === 'segment';
  const expected = isOwn && want !== 'hold' && size !== null ? { metric, want, size } : null;
  return { success: { ...rule.success, size }, expected };
}

const EVIDENCE: readonly MetricId[] = ['winRate', 'ltvToCac', 'icpShareWon', 'openAmount'];

/** The shares that are short: those that miss their target, or the one that fell with the most money behind it, now and before. */
function shortOf(because: readonly Trait[], ground: ProposalGround): readonly Reading[] {
  if (because.includes('shareMissed'))
    return ground.analysis.judged
      .filter(({ target, finding }) => isOfIcp(target.metric) && finding.state === 'missed')
      .map(({ finding }) => finding.now);
  if (!because.includes('shareFell')) return [];
  return fallen(ground)
    .slice(0, 1)
    .flatMap(({ finding: { now, before } }) => (before === null ? [now] : [now, before]));
}

function evidenceOf({ readings }: Candidate, ground: ProposalGround, because: readonly Trait[]): readonly Reading[] {
  const { now } = ground.analysis;
  const own = EVIDENCE.flatMap((metric) => of(readings, metric) ?? []).filter(({ missing }) => missing === null);
  const all = ['winRate', 'ltvToCac'].flatMap((metric) => (own.some((each) => each.metric === metric) ? (of(now, metric) ?? []) : []));
  return [...own, ...shortOf(because, ground), ...all];
}

const idOf = (rule: string, slice: Slice): string => `${rule} ${JSON.stringify([...slice])}`;

function proposalFor(candidate: Candidate, ground: ProposalGround): readonly Proposal[] {
  const traits = traitsOf(candidate, ground);
  const rule = ruleFor(traits);
  if (rule === null) return [];
  const { slice, dimension, label, difference, flag } = candidate;
  return [
    {
      id: idOf(rule.id, slice),
      rule: rule.id,
      type: rule.type,
      segment: { name: label, where: [{ dimension, is: 'in', members: [label] }] },
      slice,
      because: rule.all,
      evidence: evidenceOf(candidate, ground, rule.all),
      difference,
      finding: flag,
      state: flag === null ? null : 'drifted',
      owner: ownerOf(ground.answerable, 'winRate', slice),
      ...successOf(rule, candidate, ground),
      ...datesOf(ground),
      kill: rule.kill,
    },
  ];
}

/** What a flag is about, so that of several that tell the same story one is proposed: its part of the catalogue, and where. */
const storyOf = ({ finding: { metric, slice } }: FindingCase): string =>
  JSON.stringify([isMetricId(metric) ? metricOf(metric).group : metric, ...slice]);

/** Flags on all deals, or inside one segment that has no proposal of its own, which people can watch; each story once. */
function flagsToWatch({ found, analysis }: ProposalGround, proposed: readonly Proposal[]): readonly FindingCase[] {
  const told = new Set(proposed.map(({ slice }) => JSON.stringify([...slice])));
  const isAsked = ({ finding: { state, slice, metric, size } }: FindingCase): boolean => {
    const isHere = slice.size === 0 || (slice.size === 1 && analysis.segmentDimension !== null && slice.has(analysis.segmentDimension));
    const isTold = slice.size > 0 && told.has(JSON.stringify([...slice]));
    return state === 'drifted' && isHere && !isTold && isMetricId(metric) && size !== null;
  };
  const isNew = ({ finding }: FindingCase): boolean =>
    !(finding.slice.size === 0 && isOfIcp(finding.metric) && proposed.some(({ because }) => because.includes('shareFell')));
  const all = (found?.cases ?? []).filter((each) => isAsked(each) && isNew(each));
  return all.filter((each, at) => all.findIndex((other) => storyOf(other) === storyOf(each)) === at).slice(0, MOST_FLAGS);
}

/** A flag as something to watch: what got worse is expected back by what is worth acting on, anything else to hold. */
function fromFlag({ id, finding }: FindingCase, ground: ProposalGround): readonly Proposal[] {
  const { metric, now, before, size, state, slice, owner } = finding;
  if (!isMetricId(metric) || size === null) return [];
  const { better } = metricOf(metric);
  const isWorse = better !== 'neither' && size < 0 === (better === 'higher');
  const want = size < 0 ? 'rise' : 'fall';
  const least = sizeOf(now, ground);
  const where = [...slice].map(([dimension, label]) => ({ dimension, is: 'in' as const, members: [label] }));
  return [
    {
      id: idOf(`${FLAG_RULE} ${metric}`, slice),
      rule: FLAG_RULE,
      type: 'observe',
      segment: { name: [...slice.values()].map((label) => label ?? '').join(', '), where },
      slice,
      because: ['flagged'],
      evidence: [now, ...(before === null ? [] : [before])],
      difference: null,
      finding: id,
      state,
      owner,
      success: { metric, want: isWorse ? want : 'hold', in: 'segment', size: least },
      expected: isWorse && least !== null ? { metric, want, size: least } : null,
      ...datesOf(ground),
      kill: 'explained',
    },
  ];
}

const ORDER: readonly ProposalType[] = ['exclude', 'retire', 'shiftSpend', 'promote', 'keep', 'observe'];

/**
 * What a council may decide, derived from readings and flags by stated rules: the hardest first, of a kind the largest open
 * amount first. Segments that no rule speaks of are left alone.
 */
export function proposalsOf(ground: ProposalGround): readonly Proposal[] {
  const ruled = [...icpOf(ground), ...segmentsOf(ground)].flatMap((each) => proposalFor(each, ground));
  const all = [...ruled, ...flagsToWatch(ground, ruled).flatMap((each) => fromFlag(each, ground))];
  const open = ({ evidence }: Proposal): number => of(evidence, 'openAmount')?.value ?? 0;
  return all.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || open(b) - open(a));
}
