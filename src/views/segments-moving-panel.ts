import type { Reading } from '../core/model';
import { aimText, differenceText, STATE_WORDS } from '../wording';
import { axisFor, type Axis } from './axis';
import type { PanelPicture, PanelPoint } from './drift-chart-panel';
import { figureOf } from './figure';
import { nameOf } from './name';
import type { Scene } from './segments-moving-scene';
import type { MovedSegment } from './segments-moving-tests';

/** One segment by quarter: how far it stands from all deals, and what its two halves say against each other. */
export type MovingPanel = {
  readonly id: string;
  readonly name: string;
  readonly standing: string;
  readonly change: string;
  readonly isClear: boolean;
  readonly picture: PanelPicture;
  /** What it is drawn from, for the picture at full size. */
  readonly segment: MovedSegment;
};

function pointOf(reading: Reading | undefined, isPart: boolean, least: number): PanelPoint {
  if (reading === undefined || reading.n === 0) return { value: null, kind: 'plain', text: 'no deals' };
  const text = figureOf(reading, least).full;
  if (reading.missing !== null) return { value: null, kind: 'plain', text };
  if (reading.n < least) return { value: null, kind: 'few', text };
  return { value: reading.value, kind: isPart ? 'toDate' : 'plain', text, reading };
}

/** What is drawn of one segment, its axis apart. */
export type Drawn = Omit<PanelPicture, 'axis'>;

/** The quarters of a segment with their intervals, the total behind and the target across. */
export function drawnOf(segment: MovedSegment, scene: Scene): Drawn {
  const { metric, by, labels, least, total, partial, pins, targets } = scene;
  const target = targets.find(({ slice }) => slice.length === 1 && slice[0]?.[0] === by && slice[0][1] === segment.label);
  const own = target ?? targets.find(({ slice }) => slice.length === 0);
  const isUnknown = segment.name === nameOf(by, null);
  return {
    labels,
    points: segment.quarters.map((reading, at) => pointOf(reading, partial[at] === true, least)),
    bands: segment.quarters.flatMap((reading, at) =>
      reading === undefined || reading.n < least || reading.low === null || reading.high === null
        ? []
        : [{ from: at, to: at, low: reading.low, high: reading.high }],
    ),
    total: total.quarters.map(({ value, n }, at) => (n < least || partial[at] === true ? null : value)),
    before: null,
    now: null,
    isUnknown,
    pins,
    target: own === undefined ? null : { value: own.value, text: `Target ${aimText(own.value, { ...segment.whole, metric })}` },
  };
}

/** One axis from zero for all: their points, their intervals, the total and every target. */
export const axisOf = (drawn: readonly Drawn[]): Axis =>
  axisFor(
    [
      0,
      ...drawn.flatMap(({ points, bands = [], total, target }) => [
        ...points.map(({ value }) => value),
        ...bands.map(({ high }) => high),
        ...total,
        target?.value ?? null,
      ]),
    ],
    { unit: 'share', currency: null },
    { ticks: 3, pad: 0.02 },
  );

/** The words of the Drift page for the same: what is large enough to matter and not sure is left open. */
function wordOf({ isClear, isOpen }: MovedSegment): string {
  if (isClear) return 'Moved';
  return isOpen ? STATE_WORDS.undecided : 'No clear change';
}

/** A segment in words beside its picture. */
export function panelOf(segment: MovedSegment, picture: PanelPicture, { least }: Scene): MovingPanel {
  const { id, name, whole, gap, change, isClear } = segment;
  const { text, rests } = figureOf(whole, least);
  return {
    id,
    name,
    standing: `${text} (${rests})${gap === null ? '' : `, ${differenceText(gap)} from the total`}`,
    change: change === null ? 'too few on a side to compare the halves' : `${wordOf(segment)}: ${differenceText(change)}`,
    isClear,
    picture,
    segment,
  };
}
