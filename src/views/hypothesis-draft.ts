import type { SegmentCondition } from '../core/council';
import {
  faultOfHypothesis,
  faultOfStart,
  ICP_PILOT,
  MOST_LOOKS,
  type Hypothesis,
  type HypothesisMetric,
  type ReadOut,
} from '../core/hypotheses';
import type { HypothesisPlan, PlanAsked } from '../core/hypothesis-readings';
import { asOfDate, dateOf, type Dataset, type DimensionId } from '../core/model';
import { datedText } from '../wording';
import { faultOfRule, ruleText, usualName } from './decision-segment';
import { readInManner, readSize, sizeText } from './decision-numbers';
import { ruleOf } from './hypothesis-rule';
import { dimensionOf } from './name';

/** A hypothesis as it is being written. `readOn` is blank as long as the proposed day is taken. */
export type HypothesisDraft = {
  readonly text: string;
  readonly where: readonly SegmentCondition[];
  readonly against: Hypothesis['against'];
  readonly metric: HypothesisMetric;
  readonly want: Hypothesis['want'];
  readonly size: string;
  readonly share: string;
  readonly looks: string;
  readonly starts: string;
  readonly readOn: string;
  readonly owner: string;
  readonly by: string;
};

export type HypothesisFaults = Partial<Record<keyof HypothesisDraft | 'whole', string>>;

/** By which metric of the catalogue a size is read. */
const SIZED_AS = { winRate: 'winRate', acv: 'acv', salesCycle: 'salesCycleMean' } as const;
export const sizedAs = (metric: HypothesisMetric) => SIZED_AS[metric];

/** The first day that nothing loaded can have shown: the one after the as-of date. */
const firstDay = (dataset: Dataset): string => (asOfDate(dataset) === null ? '' : dateOf(dataset.asOf + 1));

/** An empty hypothesis: accounts of a segment dealt to two arms of the same size. */
export const newHypothesis = (dataset: Dataset, by: string): HypothesisDraft => ({
  text: '',
  where: [],
  against: 'dealtArms',
  metric: 'winRate',
  want: 'rise',
  size: '10',
  share: '50',
  looks: '1',
  starts: firstDay(dataset),
  readOn: '',
  owner: '',
  by,
});

const PILOT_WHERE: readonly SegmentCondition[] = [{ dimension: 'icp', is: 'in', members: ['in'] }];

/** The draft of a pilot: ICP accounts against all others. Null where the data have no ICP. */
export function pilotDraft(draft: HypothesisDraft, dataset: Dataset): HypothesisDraft | null {
  const icp = dimensionOf(dataset, 'icp' as DimensionId);
  if (icp === null || !icp.members.includes('in')) return null;
  const { text, against, metric, want, size } = ICP_PILOT;
  return { ...draft, text, where: PILOT_WHERE, against, metric, want, size: sizeText(size, sizedAs(metric), dataset.currency) };
}

const readOutOf = (looks: string): ReadOut => (looks === '1' ? { kind: 'once' } : { kind: 'looks', looks: Number(looks) });

/** How often it may be read. */
export const LOOK_CHOICES: readonly (readonly [string, string])[] = [
  ['1', 'once, at the end'],
  ...Array.from({ length: MOST_LOOKS - 1 }, (_, at): readonly [string, string] => [String(at + 2), `at ${at + 2} looks, fixed now`]),
];

function shareOf({ against, share }: HypothesisDraft): { readonly value: number; readonly fault: string | undefined } {
  if (against === 'others') return { value: 0.5, fault: undefined };
  const read = readInManner(share.replace(/%$/, ''), { kind: 'number' });
  if (read.fault !== null) return { value: 0.5, fault: read.fault };
  const isPart = read.value >= 1 && read.value <= 99;
  return isPart ? { value: read.value / 100, fault: undefined } : { value: 0.5, fault: 'Between 1 and 99 %: both arms need accounts.' };
}

function faultsOfPlan(draft: HypothesisDraft, dataset: Dataset): HypothesisFaults {
  const { where, against, size, metric, starts } = draft;
  const asOf = asOfDate(dataset);
  const sized = readSize(size, sizedAs(metric), dataset.currency);
  const rule = faultOfRule(where, dataset);
  const others = against === 'others' && where.length === 0 ? 'There are no others beside all: narrow the segment down.' : null;
  const start = asOf === null ? 'The data hold no date: nothing can be planned by them.' : faultOfStart(starts, asOf);
  const share = shareOf(draft);
  return {
    ...(rule === null && others === null ? {} : { where: rule ?? others ?? '' }),
    ...(sized.fault === null ? {} : { size: sized.fault.replace(', or that no number is expected to move', '') }),
    ...(start === null ? {} : { starts: datedText(start) }),
    ...(share.fault === undefined ? {} : { share: share.fault }),
  };
}

/** What the data are asked of a draft; null while it says too little for that. */
export function planAsked(draft: HypothesisDraft, dataset: Dataset): PlanAsked | null {
  if (Object.keys(faultsOfPlan(draft, dataset)).length > 0) return null;
  const { value: size } = readSize(draft.size, sizedAs(draft.metric), dataset.currency);
  if (size === null) return null;
  const { against, metric, want, where, looks, starts } = draft;
  return {
    segment: ruleOf(where, dataset),
    against,
    metric,
    want,
    size,
    readOut: readOutOf(looks),
    treatedShare: shareOf(draft).value,
    starts,
  };
}

/** The day of the read-out: the one that was typed, else the one that the volume gives. */
export const readOnOf = (draft: HypothesisDraft, plan: HypothesisPlan | null): string =>
  draft.readOn === '' ? (plan?.duration?.readOn ?? '') : draft.readOn;

function faultsOfWords({ text, owner, by }: HypothesisDraft): HypothesisFaults {
  return {
    ...(text.trim() === '' ? { text: 'Write it down in words: what would you expect to see?' } : {}),
    ...(owner.trim() === '' ? { owner: 'Say who owns it: a test without an owner is not read.' } : {}),
    ...(by.trim() === '' ? { by: 'Say who writes it down: its history names them.' } : {}),
  };
}

type Writing = { readonly dataset: Dataset; readonly plan: HypothesisPlan | null; readonly id: string };
type Written = { readonly hypothesis: Hypothesis | null; readonly faults: HypothesisFaults };

/** The name that a segment goes by: that of its values where that is short, else its rule. */
const labelOf = (where: readonly SegmentCondition[], dataset: Dataset): string => {
  if (JSON.stringify(where) === JSON.stringify(PILOT_WHERE)) return ICP_PILOT.segmentLabel;
  const name = usualName(where, dataset);
  return name.length <= 60 ? name : ruleText({ where }, dataset).slice(0, 400);
};

/** The hypothesis that a draft says, with what the data say of it frozen; or what has to be said first. */
export function writtenHypothesis(draft: HypothesisDraft, { dataset, plan, id }: Writing): Written {
  const faults = { ...faultsOfPlan(draft, dataset), ...faultsOfWords(draft) };
  const asked = planAsked(draft, dataset);
  if (asked === null || Object.keys(faults).length > 0) return { hypothesis: null, faults };
  if (plan === null || plan.needed === null)
    return { hypothesis: null, faults: { whole: 'It cannot be written down before the sample that it needs is known.' } };
  const { segment, against, metric, want, size, readOut, treatedShare, starts } = asked;
  const readOn = readOnOf(draft, plan);
  if (readOn === '') return { hypothesis: null, faults: { readOn: 'Say on which date it is read: at this volume none follows.' } };
  const hypothesis: Hypothesis = {
    id,
    text: draft.text.trim(),
    segment,
    segmentLabel: labelOf(draft.where, dataset),
    against,
    metric,
    want,
    size,
    baseline: plan.baseline,
    needed: plan.needed,
    perMonth: plan.perMonth,
    // The seed is the hypothesis's own: another test deals the same accounts anew.
    allocation: { seed: id, treatedShare },
    readOut,
    starts,
    readOn,
    owner: draft.owner.trim(),
    status: 'running',
    told: null,
  };
  const fault = faultOfHypothesis(hypothesis);
  if (fault === null) return { hypothesis, faults: {} };
  return { hypothesis: null, faults: readOn <= starts ? { readOn: datedText(fault) } : { whole: datedText(fault) } };
}
