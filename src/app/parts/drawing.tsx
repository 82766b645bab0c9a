import type { EChartsOption } from 'echarts';
import { lazy, useMemo } from 'react';
import { DARK, LIGHT, type Palette } from '../../charts/palette';
import { useIsDark } from '../theme/theme-setting';
import type { Mark, Spot } from '../../views/mark';
import { useOpenEvidence } from './evidence-opener';
import { useFigure } from './figures';
import { Fetched } from './fetched';

const Chart = lazy(() => import('./chart').then((module) => ({ default: module.Chart })));

type Props<View> = {
  readonly view: View;
  readonly draw: (view: View, palette: Palette) => EChartsOption;
  readonly label: string;
  readonly height: number;
  /** Marks of the picture that open their numbers; without any it opens nothing. */
  readonly marks?: readonly Mark[];
  /** Or what a click on one of its places does. */
  readonly pick?: { readonly spots: readonly Spot[]; act(place: number): void } | undefined;
  /** Further places that lead elsewhere: the record of a decision. */
  readonly leads?: readonly Lead[] | undefined;
};

/** A place in a picture that leads elsewhere. */
export type Lead = Spot & { readonly follow: () => void };

const NO_MARKS: readonly Mark[] = [];
const NO_LEADS: readonly Lead[] = [];

/** A view model as a picture in the colours of the theme. The drawing code is fetched when the first picture is shown. */
export function Drawing<View>({ view, draw, label, height, marks = NO_MARKS, pick, leads = NO_LEADS }: Props<View>) {
  const open = useOpenEvidence();
  const palette = useIsDark() ? DARK : LIGHT;
  const opened = open === null ? NO_MARKS : marks;
  const own: readonly Spot[] = pick?.spots ?? opened;
  const act = (place: number, from: HTMLElement): void => {
    const reading = opened[place]?.reading;
    if (reading !== undefined) open?.(reading, 'rows', { isMark: true, from });
  };
  useFigure({ view, draw, label, height });
  const option = useMemo(() => draw(view, palette), [view, draw, palette]);
  return (
    <Fetched waiting={<div className="chart" style={{ height }} />}>
      <Chart
        option={option}
        label={label}
        height={height}
        marks={leads.length === 0 ? own : [...own, ...leads]}
        open={(place, from) => (place < own.length ? (pick?.act ?? act)(place, from) : leads[place - own.length]?.follow())}
      />
    </Fetched>
  );
}
