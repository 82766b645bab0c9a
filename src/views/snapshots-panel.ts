import type { History } from '../core/snapshots';
import { counted, dateText, decimal, listed, tableValue } from '../wording';

/** A snapshot as the Data page lists it: `stocks` are what was open then, in the order of the columns. */
export type SnapshotLine = {
  readonly key: string;
  readonly asOf: string;
  readonly says: string;
  readonly files: string;
  readonly deals: string;
  readonly stocks: readonly string[];
};
/** Deals to which something happened again and again. */
export type RepeatsLine = {
  readonly what: string;
  readonly deals: readonly { readonly key: string; readonly name: string; readonly times: string; readonly where: string }[];
};
/** The snapshots, newest first, and what they tell together. */
export type SnapshotsPanel = {
  readonly stocks: readonly string[];
  readonly lines: readonly SnapshotLine[];
  readonly repeats: readonly RepeatsLine[];
};

const STOCKS = [
  { metric: 'openCount', label: 'Open deals' },
  { metric: 'openAmount', label: 'Open amount' },
  { metric: 'icpShareOpen', label: 'ICP share of open deals' },
] as const;

type Point = History['points'][number];

function snapshotLine(point: Point, isNewest: boolean): SnapshotLine {
  const from = point.given ? 'date given' : 'date of the last event';
  return {
    key: point.asOf,
    asOf: dateText(point.asOf),
    says: isNewest ? `the numbers are read from it, ${from}` : `history, ${from}`,
    files: listed(point.files.map(({ file }) => file)),
    deals: decimal(point.deals),
    stocks: STOCKS.map(({ metric }) => {
      const reading = point.readings.find((each) => each.metric === metric);
      return reading === undefined ? 'not told' : tableValue(reading);
    }),
  };
}

function repeatsLine(words: readonly [happened: string, none: string], { deals, times, most }: History['pushes']): RepeatsLine {
  const what = deals === 0 ? words[1] : `${counted(deals, 'deal')} ${words[0]}, ${counted(times, 'time')} in all`;
  return {
    what,
    deals: most.map(({ id, name, times: count, at }) => ({
      key: id,
      name: name === '' ? id : name,
      times: decimal(count),
      where: `${at.file} line ${at.line}`,
    })),
  };
}

/** What the snapshots are and tell together; null where there is one state of the deals alone. */
export function snapshotsPanel({ points, pushes, reopenings }: History): SnapshotsPanel | null {
  if (points.length < 2) return null;
  const newest = points.at(-1);
  return {
    stocks: STOCKS.map(({ label }) => label),
    lines: points.toReversed().map((point) => snapshotLine(point, point === newest)),
    repeats: [
      repeatsLine(['had their close date moved later', 'No deal had its close date moved later'], pushes),
      repeatsLine(['were reopened', 'No deal was reopened'], reopenings),
    ],
  };
}
