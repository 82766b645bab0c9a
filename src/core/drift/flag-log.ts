import type { DimensionId, Slice, UnitWord } from '../model';
import type { Finding, FindingState } from './finding';
import { latestOf, type FlagStatus, type Watched } from './watched';

/** A finding as it stood at an as-of date: enough to say what it was once the data behind it are gone. */
export type LoggedFlag = {
  /** That of its finding: the same at every as-of date. */
  readonly id: string;
  readonly metric: string;
  readonly slice: readonly (readonly [string, string | null])[];
  readonly state: FindingState;
  readonly unit: UnitWord;
  /** The change in the unit (money in minor units), with its limits; to six digits, for it is told and never reckoned with. */
  readonly size: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly q: number | null;
  /** Cases before (null where there is no before) and now. */
  readonly before: number | null;
  readonly now: number;
};

/** What the standing question found when data of an as-of date were open. */
export type FlagRecord = {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The fingerprint of the dataset, and that of all else that findings rest on: with both alike nothing new is found. */
  readonly data: string;
  readonly rules: string;
  /** The version of the ICP that read the latest period; null without an ICP. */
  readonly icp: string | null;
  readonly currency: string | null;
  /** In the order of the page: flags first. */
  readonly flags: readonly LoggedFlag[];
  /** Findings beyond the most that are recorded: none of the flags, unless there are more of those. */
  readonly leftOut: number;
};

/** What was found over time: one record an as-of date, ascending. */
export type FlagLog = readonly FlagRecord[];

export const MOST_RECORDS = 40;
export const MOST_FLAGS = 60;
/** Longer ids name values that no person gave. */
export const LONGEST_ID = 1000;
const DIGITS = 6;

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(DIGITS)) + 0);

/** A finding as it is recorded. */
export const loggedFlag = (id: string, { metric, slice, state, before, now, size, low, high, q }: Finding): LoggedFlag => ({
  id,
  metric,
  slice: [...slice],
  state,
  unit: now.unit,
  size: rounded(size),
  low: rounded(low),
  high: rounded(high),
  q: rounded(q),
  before: before === null ? null : before.n,
  now: now.n,
});

const byDate = (a: FlagRecord, b: FlagRecord): number => Number(a.asOf > b.asOf) - Number(a.asOf < b.asOf);

/** The newest as-of dates, ascending. */
const bounded = (records: readonly FlagRecord[]): FlagLog => records.toSorted(byDate).slice(-MOST_RECORDS);

/**
 * The log with what was found at an as-of date. What stands there of the same data under the same rules stays, and then it is
 * the very same log; a record of an as-of date older than all that are kept changes nothing either.
 */
export function recorded(log: FlagLog, record: FlagRecord): FlagLog {
  const standing = log.find(({ asOf }) => asOf === record.asOf);
  if (standing?.data === record.data && standing.rules === record.rules) return log;
  const next = bounded([...log.filter((each) => each !== standing), record]);
  return next.includes(record) ? next : log;
}

/** Two logs as one; of the same as-of date the record of the first stands. */
export function joinedLogs(first: FlagLog, second: FlagLog): FlagLog {
  const dates = new Set(first.map(({ asOf }) => asOf));
  return bounded([...first, ...second.filter(({ asOf }) => !dates.has(asOf))]);
}

/** A finding at one as-of date; null where it was none: steady, small, or not tested. */
export type LoggedPoint = { readonly record: FlagRecord; readonly flag: LoggedFlag | null };

const flagIn = (record: FlagRecord, id: string): LoggedFlag | null => record.flags.find((flag) => flag.id === id) ?? null;

/** What a finding was at each as-of date on which the data were open, ascending. */
export const historyOf = (log: FlagLog, id: string): readonly LoggedPoint[] => log.map((record) => ({ record, flag: flagIn(record, id) }));

/** What was a flag, or what people said something of, and is no flag at an as-of date. */
export type GoneFlag = {
  readonly id: string;
  readonly metric: string;
  readonly slice: Slice;
  /** The first as-of date after the last one at which it was a flag; null where it never was one in the log. */
  readonly since: string | null;
  /** When it was last a flag. */
  readonly last: LoggedPoint | null;
  /** What it is at the as-of date itself, if a finding at all. */
  readonly state: FindingState | null;
  readonly status: FlagStatus;
  readonly owner: string;
};

type Named = Pick<GoneFlag, 'metric' | 'slice'>;

const isPair = (value: unknown): value is readonly [DimensionId, string | null] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && (value[1] === null || typeof value[1] === 'string');

/** Metric and slice in the id of a comparison; null where it is not in that form. */
export function namedBy(id: string): Named | null {
  try {
    const parts: unknown = JSON.parse(id);
    if (!Array.isArray(parts)) return null;
    const [rule, metric, ...slice] = parts as readonly unknown[];
    if (typeof rule !== 'string' || typeof metric !== 'string' || !slice.every(isPair)) return null;
    return { metric, slice: new Map(slice) };
  } catch {
    return null;
  }
}

const sliceOf = ({ slice }: LoggedFlag): Slice => new Map(slice.map(([dimension, label]) => [dimension as DimensionId, label]));

/** What a finding is about, as it was last recorded, else as its id says. */
function aboutOf(points: readonly LoggedPoint[], id: string): Named | null {
  const flag = points.findLast((point) => point.flag !== null)?.flag ?? null;
  return flag === null ? namedBy(id) : { metric: flag.metric, slice: sliceOf(flag) };
}

/** As of when flags are gone, what people said, and the flags that are shown elsewhere and hence not gone. */
export type GoneGiven = { readonly asOf: string; readonly watched: readonly Watched[]; readonly flagged: ReadonlySet<string> };

const isFlag = ({ flag }: LoggedPoint): boolean => flag?.state === 'drifted';

/**
 * Flags of earlier as-of dates that are none any more, and those that people gave a status and that are none: the last gone
 * first. Empty until something is recorded at the as-of date itself; later dates are not looked at.
 */
export function goneFlags(log: FlagLog, { asOf, watched, flagged }: GoneGiven): readonly GoneFlag[] {
  const until = log.filter((record) => record.asOf <= asOf);
  const now = until.at(-1);
  if (now === undefined || now.asOf !== asOf) return [];
  const said = latestOf(watched);
  const once = until.flatMap(({ flags }) => flags.filter(({ state }) => state === 'drifted').map(({ id }) => id));
  const gone = [...new Set([...once, ...said.keys()])].flatMap((id): GoneFlag[] => {
    const points = historyOf(until, id);
    const about = aboutOf(points, id);
    const at = points.findLastIndex(isFlag);
    if (about === null || flagged.has(id) || at === points.length - 1) return [];
    const { status = 'open', owner = '' } = said.get(id) ?? {};
    const since = at < 0 ? null : (points[at + 1]?.record.asOf ?? null);
    return [{ id, ...about, since, last: points[at] ?? null, state: flagIn(now, id)?.state ?? null, status, owner }];
  });
  const rank = ({ since }: GoneFlag): string => since ?? '';
  return gone.toSorted((a, b) => Number(rank(b) > rank(a)) - Number(rank(b) < rank(a)) || Number(a.id > b.id) - Number(a.id < b.id));
}
