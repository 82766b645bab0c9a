import { day, type Day, firstDayOf, iso, monthOf } from '../calendar';
import type { Decided } from '../decisions';
import type { Company } from './company';
import type { Deal } from './deals';
import { wilson } from './interval';
import { wasOpen } from './planted';
import { closing } from './pipeline';
import { known, missing, type Period, type Result, rounded } from './reading';

const units: Readonly<Record<string, string>> = { winRate: 'share', icpShareOpen: 'share', acvMedian: 'money', salesCycle: 'days' };

/** The last day of the quarter before a date: what a council has on the table. */
function quarterEndBefore(date: string): Day {
  const month = monthOf(day(date));
  return firstDayOf(month - (month % 3)) - 1;
}

function inSegment({ segment }: Decided): (deal: Deal) => boolean {
  return segment === null ? () => true : ({ labels }) => labels[segment.dimension] === segment.member;
}

const closedIn =
  ({ from, to }: Period) =>
  ({ closed }: Deal): boolean =>
    closed !== null && closed >= from && closed <= to;

/** Of the deals open on a day, rebuilt from their dates, those on ICP accounts. */
function openShare(deals: readonly Deal[], on: Day): Result {
  const open = deals.filter((deal) => wasOpen(deal, on));
  const inIcp = open.filter(({ labels }) => labels['icp'] === 'in').length;
  return open.length === 0 ? missing('no_open') : known(inIcp / open.length, open.length, wilson(inIcp, open.length));
}

function read(metric: string, deals: readonly Deal[], period: Period): Result {
  if (metric === 'icpShareOpen') return openShare(deals, period.to);
  return closing[metric]?.(deals.filter(closedIn(period))) ?? missing('not_mapped');
}

/** The numbers that were cited, frozen: of the four quarters that had ended when it was decided. */
export function evidenceFor({ deals, workspace, layout }: Company, decided: Decided): object {
  const to = quarterEndBefore(decided.taken);
  const period = { from: firstDayOf(monthOf(to) - 11), to };
  const own = deals.filter(inSegment(decided));
  const { segment } = decided;
  const readings = decided.cites.map((metric) => {
    const { value, n, low, high, missing: reason } = read(metric, own, period);
    return {
      metric,
      slice: segment === null ? [] : [[segment.dimension, segment.member]],
      period: { from: iso(period.from), to: iso(period.to) },
      unit: units[metric],
      currency: units[metric] === 'money' ? workspace.currency : null,
      value: rounded(value),
      missing: reason,
      n,
      low: rounded(low),
      high: rounded(high),
      level: low === null ? null : 0.95,
    };
  });
  const version = workspace.icp.filter(({ effectiveFrom }) => day(effectiveFrom) <= to).at(-1) ?? workspace.icp[0];
  const known = deals.filter(({ created }) => created !== null && created <= to).map(({ id }) => id);
  return {
    asOf: iso(to),
    data: fingerprint(`${layout.folder} ${known.join(' ')}`),
    rules: fingerprint(JSON.stringify(workspace.icp)),
    icp: version?.id ?? null,
    question: segment === null ? '#/council' : `#/segments?v=2&by=${segment.dimension}`,
    finding: null,
    readings,
  };
}

/** Sixteen hexadecimal digits that tell texts apart (FNV-1a, twice). */
function fingerprint(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

interface Side {
  readonly from: string;
  readonly to: string;
  readonly won: number;
  readonly closed: number;
}

/** What must be said of a decision on a win rate: domain.md 13, from the deals one by one. */
export interface DecidedOutcome {
  readonly id: string;
  readonly before: Side;
  readonly after: Side;
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** What the deals outside did, by their part of all before; null where nothing is outside. */
  readonly market: number | null;
  /** Kitagawa's mix by industry inside the segment. */
  readonly mix: number;
}

type Tally = { readonly won: number; readonly closed: number };

function tally(deals: readonly Deal[]): Tally {
  const won = deals.filter(({ outcome }) => outcome === 'won').length;
  return { won, closed: won + deals.filter(({ outcome }) => outcome === 'lost').length };
}

const rate = ({ won, closed }: Tally): number => won / closed;

/** Newcombe's limits of a difference of two rates. */
function newcombe(before: Tally, after: Tally): { low: number; high: number } {
  const [a, b] = [wilson(before.won, before.closed), wilson(after.won, after.closed)];
  const change = rate(after) - rate(before);
  return {
    low: change - Math.hypot(rate(after) - (b.low ?? 0), (a.high ?? 0) - rate(before)),
    high: change + Math.hypot((b.high ?? 0) - rate(after), rate(before) - (a.low ?? 0)),
  };
}

function mixByIndustry(before: readonly Deal[], after: readonly Deal[]): number {
  const industry = ({ labels }: Deal): string | null => labels['industry'] ?? null;
  const [all0, all1] = [tally(before), tally(after)];
  const centre = (rate(all0) + rate(all1)) / 2;
  let mix = 0;
  for (const name of new Set([...before, ...after].map(industry))) {
    const [own0, own1] = [before, after].map((deals) => tally(deals.filter((deal) => industry(deal) === name)));
    if (own0 === undefined || own1 === undefined || own0.closed + own1.closed === 0) continue;
    const [r0, r1] = [rate(own0.closed > 0 ? own0 : own1), rate(own1.closed > 0 ? own1 : own0)];
    mix += (own1.closed / all1.closed - own0.closed / all0.closed) * ((r0 + r1) / 2 - centre);
  }
  return mix;
}

/** The whole months since a decision, and as many before it; the month in which it was taken is in neither. */
export function outcomeOf({ deals, asOf }: Company, decided: Decided): DecidedOutcome {
  const taken = monthOf(day(decided.taken));
  const months = monthOf(asOf + 1) - 1 - taken;
  const before = { from: firstDayOf(taken - months), to: firstDayOf(taken) - 1 };
  const after = { from: firstDayOf(taken + 1), to: asOf };
  const isIn = inSegment(decided);
  const [in0, in1] = [before, after].map((period) => deals.filter(isIn).filter(closedIn(period)));
  const [out0, out1] = [before, after].map((period) => deals.filter((deal) => !isIn(deal)).filter(closedIn(period)));
  const [own0, own1, rest0, rest1] = [in0, in1, out0, out1].map((found) => tally(found ?? [])) as [Tally, Tally, Tally, Tally];
  const { low, high } = newcombe(own0, own1);
  const market = rest0.closed === 0 ? null : (rate(rest1) - rate(rest0)) * (rest0.closed / (rest0.closed + own0.closed));
  const exact = (value: number): number => Number(value.toPrecision(12));
  return {
    id: decided.id,
    before: { from: iso(before.from), to: iso(before.to), ...own0 },
    after: { from: iso(after.from), to: iso(after.to), ...own1 },
    change: exact(rate(own1) - rate(own0)),
    low: exact(low),
    high: exact(high),
    market: market === null ? null : exact(market),
    mix: exact(mixByIndustry(in0 ?? [], in1 ?? [])),
  };
}
