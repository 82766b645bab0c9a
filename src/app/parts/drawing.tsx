import type { EChartsOption } from 'echarts';
import { lazy, useMemo } from 'react';
import { DARK, LIGHT, type Palette } from '../../charts/palette';
import { useIsDark } from '../theme/theme-setting';
import type { Mark } from '../../views/mark';
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
};

const NO_MARKS: readonly Mark[] = [];

/** A view model as a picture in the colours of the theme. The drawing code is fetched when the first picture is shown. */
export function Drawing<View>({ view, draw, label, height, marks = NO_MARKS }: Props<View>) {
  const open = useOpenEvidence();
  const palette = useIsDark() ? DARK : LIGHT;
  useFigure({ view, draw, label, height });
  const option = useMemo(() => draw(view, palette), [view, draw, palette]);
  return (
    <Fetched waiting={<div className="chart" style={{ height }} />}>
      <Chart
        option={option}
        label={label}
        height={height}
        marks={open === null ? NO_MARKS : marks}
        open={(mark, from) => open?.(mark.reading, 'rows', { isMark: true, from })}
      />
    </Fetched>
  );
}
