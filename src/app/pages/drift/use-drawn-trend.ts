import { useMemo } from 'react';
import { drawnReadings, type DrawnAsked } from '../../../core/drift-periods';
import type { Cube } from '../../../core/metrics';
import type { Reading } from '../../../core/model';
import { withDrawn, type Asked, type TrendSeries } from '../../../views/drift-trend-series';
import { Finished } from '../../finished';
import type { Given } from '../../use-asked';
import { useWorkedOut, type Task } from '../../use-worked-out';

type Drawn = readonly (Reading | null)[];
type From = Given & { readonly asked: DrawnAsked };

/** Trends of one cube are told apart by what is read: an object for each holds what was drawn of it, as long as the cube is there. */
const places = new WeakMap<Cube, Map<string, object>>();

function placeOf({ answerable: { cube }, asked }: From): object {
  const own = places.get(cube) ?? new Map<string, object>();
  const key = JSON.stringify([asked.metric, asked.slice, asked.spans]);
  const place = own.get(key) ?? {};
  places.set(cube, own.set(key, place));
  return place;
}

const DRAWN: Task<From, Drawn> = {
  name: 'The intervals',
  work: ({ answerable, question, asked }) => drawnReadings(answerable, question, asked),
  studied: ({ question, asked }) => ({ kind: 'drawn', question, asked }),
  valueIn: (found) => (found.kind === 'drawn' ? found.readings : null),
  heldBy: placeOf,
  finished: new Finished(),
};

/** A trend, without the intervals that draw accounts anew until the study has drawn them. */
export type DrawnTrend = { readonly series: TrendSeries; readonly failure: string | null; retry(): void };

/** Has the intervals of a trend drawn by the study, once the page was painted; for a trend that is undrawn. */
export function useDrawnTrend(series: TrendSeries, { answerable, question }: Asked): DrawnTrend {
  const from = useMemo(() => {
    const { metric, slice, periods } = series;
    return { answerable, question, asked: { metric, slice, spans: periods.map(({ span = null }) => span) } };
  }, [series, answerable, question]);
  const { value, isUpdating, failure, retry } = useWorkedOut(DRAWN, from);
  const drawn = useMemo(() => (value === null || isUpdating ? series : withDrawn(series, value)), [series, value, isUpdating]);
  return { series: failure === null ? drawn : { ...series, isUndrawn: false }, failure, retry };
}
