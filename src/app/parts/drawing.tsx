import type { EChartsOption } from 'echarts';
import { lazy, Suspense, useMemo } from 'react';
import { DARK, LIGHT, type Palette } from '../../charts/palette';
import { useIsDark } from '../theme/theme-setting';

const Chart = lazy(() => import('./chart').then((module) => ({ default: module.Chart })));

type Props<View> = {
  readonly view: View;
  readonly draw: (view: View, palette: Palette) => EChartsOption;
  readonly label: string;
  readonly height: number;
};

/** A view model as a picture in the colours of the theme. The drawing code is fetched when the first picture is shown. */
export function Drawing<View>({ view, draw, label, height }: Props<View>) {
  const palette = useIsDark() ? DARK : LIGHT;
  const option = useMemo(() => draw(view, palette), [view, draw, palette]);
  return (
    <Suspense fallback={<div className="chart" style={{ height }} />}>
      <Chart option={option} label={label} height={height} />
    </Suspense>
  );
}
