import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { useEffect, useRef } from 'react';

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

type Props = { readonly option: EChartsOption; readonly label: string; readonly height: number };

/** Draws an option into its container once that has a width, and follows its size, also onto paper. */
export function Chart({ option, label, height }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(option);
  useEffect(() => {
    latest.current = option;
    chart.current?.setOption(option, { notMerge: true, replaceMerge: ['series'] });
  }, [option]);
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const follow = (): void => {
      if (element.clientWidth === 0) return;
      if (chart.current !== null) return chart.current.resize();
      chart.current = init(element, null, { renderer: 'svg' });
      chart.current.setOption(latest.current, { notMerge: true });
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    window.addEventListener('beforeprint', follow);
    follow();
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', follow);
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the drawing is an SVG inside, its sentence the label
  return <div ref={container} role="img" aria-label={label} className="chart" style={{ height }} />;
}
