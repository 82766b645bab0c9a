import { METRIC_GROUPS, METRIC_IDS, metricOf, type MetricId } from '../core/metrics';
import type { Currency, Dataset } from '../core/model';
import { USUAL_TARGETS, type Definitions, type Target } from '../core/workspace';
import { counted, GROUP_WORDS, percentText } from '../wording';
import { readTyped, typedText, type TypedAs } from './definitions-numbers';
import { partsShown, sliceFault, sliceNote, type ShownPart } from './definitions-target-slices';

/** A target as it is being written: everything as text, so that a half-typed one can stand. */
export type TargetDraft = {
  readonly metric: MetricId;
  readonly want: Target['want'];
  readonly text: string;
  readonly slice: Target['slice'];
};
export type ShownTarget = TargetDraft & {
  readonly unit: string;
  /** What it is narrowed to, with what may stand in place of each part. */
  readonly parts: readonly ShownPart[];
  readonly note: string | null;
  readonly fault: string | null;
};
export type TargetsView = { readonly rows: readonly ShownTarget[]; readonly faults: number; readonly next: readonly Target[] | null };
export type MetricChoices = readonly {
  readonly title: string;
  readonly metrics: readonly { readonly id: MetricId; readonly label: string }[];
}[];

const typedAs = (id: MetricId, currency: Currency | null): TypedAs => {
  switch (metricOf(id).unit) {
    case 'share':
      return { kind: 'percent' };
    case 'money':
    case 'moneyPerDay':
      return { kind: 'money', currency };
    case 'count':
    case 'days':
    case 'months':
    case 'ratio':
      return { kind: 'number' };
  }
};

function unitText(id: MetricId, currency: Currency | null): string {
  const { unit } = metricOf(id);
  const money = currency ?? 'no currency';
  return { share: '%', money, moneyPerDay: `${money} a day`, count: '', days: 'days', months: 'months', ratio: 'times' }[unit];
}

/** Metrics that a target may be set for, by group: what is projected is never held against one. */
export const targetChoices = (): MetricChoices =>
  METRIC_GROUPS.map((group) => ({
    title: GROUP_WORDS[group],
    metrics: METRIC_IDS.filter((id) => metricOf(id).group === group && metricOf(id).isProjected !== true).map((id) => ({
      id,
      label: metricOf(id).label,
    })),
  }));

/** Targets as drafts. */
export const targetDrafts = (targets: readonly Target[], currency: Currency | null): readonly TargetDraft[] =>
  targets.map(({ metric, want, value, slice }) => ({ metric, want, slice, text: typedText(value, typedAs(metric, currency)) }));

/** A new target, to be filled in. */
export const NEW_TARGET: TargetDraft = { metric: 'winRate', want: 'atLeast', text: '', slice: [] };

/** A slice is the same in whatever order its parts are named. */
const sliceKey = (slice: Target['slice']): string => JSON.stringify(slice.toSorted(([a], [b]) => (a < b ? -1 : 1)));

function faultOf(draft: TargetDraft, earlier: readonly TargetDraft[], currency: Currency | null): string | null {
  const isTwice = earlier.some(({ metric, slice }) => metric === draft.metric && sliceKey(slice) === sliceKey(draft.slice));
  if (isTwice) return `There is a target for ${metricOf(draft.metric).label}${draft.slice.length === 0 ? '' : ' in this slice'} already.`;
  const ofSlice = sliceFault(draft);
  if (ofSlice !== null) return ofSlice;
  if (draft.text.trim() === '') return 'Write a value, or remove this target.';
  const read = readTyped(draft.text, typedAs(draft.metric, currency));
  if (read.fault !== null) return read.fault;
  const { unit, interval } = metricOf(draft.metric);
  // A share of counts cannot leave these bounds; one of money, such as net retention, can.
  const isBounded = unit === 'share' && (interval === 'wilson' || interval === 'incidence');
  return isBounded && (read.value < 0 || read.value > 1)
    ? `This share lies between 0% and 100%; ${percentText(read.value)} does not.`
    : null;
}

/** Targets as they are written, and as they would be kept; null while one of them is wrong. */
export function targetsView(drafts: readonly TargetDraft[], currency: Currency | null, dataset: Dataset): TargetsView {
  const rows = drafts.map((draft, at): ShownTarget => ({
    ...draft,
    unit: unitText(draft.metric, currency),
    parts: partsShown(draft, dataset),
    note: sliceNote(draft, dataset),
    fault: faultOf(draft, drafts.slice(0, at), currency),
  }));
  const faults = rows.filter(({ fault }) => fault !== null).length;
  if (faults > 0) return { rows, faults, next: null };
  const next = drafts.map(({ metric, want, slice, text }) => ({
    metric,
    want,
    slice,
    value: readTyped(text, typedAs(metric, currency)).value ?? 0,
  }));
  return { rows, faults, next };
}

const textOf = (targets: readonly Target[]): string =>
  JSON.stringify(targets.map(({ metric, slice, want, value }) => [metric, slice, want, value]));
const same = (a: readonly Target[], b: readonly Target[]): boolean => textOf(a) === textOf(b);

/** Whether targets are those that stand until people set their own. */
export const areUsualTargets = ({ targets }: Definitions): boolean => same(targets, USUAL_TARGETS);

/** Whether nothing would change. */
export const areSameTargets = same;

/** What saving would do to the targets, in a sentence. */
export function targetsSavingText(before: readonly Target[], { faults, next }: TargetsView): string {
  if (faults > 0 || next === null) return `${counted(faults, 'target')} not right yet. Nothing is saved until then.`;
  return same(before, next) ? 'Nothing is changed.' : 'Saving judges the targets anew; no file is read.';
}
