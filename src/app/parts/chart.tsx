import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { useEffect, useRef } from 'react';
import { isOnPaper, subscribePaperWidth } from '../theme/paper';
import type { Spot } from '../../views/mark';
import { openByMarks } from './chart-marks';
import { inTurn } from './in-turn';

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer]);

type Props = {
  readonly option: EChartsOption;
  readonly label: string;
  readonly height: number;
  readonly marks: readonly Spot[];
  open(place: number, from: HTMLElement): void;
};

/** A drawing that turns out narrower on the sheet than it was laid out shrinks as a whole: nothing is cut off. */
function letShrink(element: HTMLElement): void {
  const svg = element.querySelector('svg');
  if (isOnPaper()) svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  else svg?.removeAttribute('viewBox');
}

/** Draws an option into its container once that has a width, and follows its size, also onto paper. */
export function Chart({ option, label, height, marks, open }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(option);
  const opening = useRef({ marks, open });
  useEffect(() => {
    opening.current = { marks, open };
  });
  useEffect(() => {
    latest.current = option;
    if (chart.current === null) return undefined;
    return inTurn(() => chart.current?.setOption(option, { notMerge: true, replaceMerge: ['series'] }));
  }, [option]);
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const follow = (): void => {
      if (element.clientWidth === 0) return;
      if (chart.current !== null) return chart.current.resize();
      chart.current = init(element, null, { renderer: 'svg' });
      openByMarks(
        chart.current,
        () => opening.current.marks,
        (place) => opening.current.open(place, element),
      );
      chart.current.setOption(latest.current, { notMerge: true });
    };
    const resized = (): void => {
      follow();
      letShrink(element);
    };
    const observer = new ResizeObserver(() => void inTurn(resized));
    observer.observe(element);
    const leavePaper = subscribePaperWidth(() => {
      follow();
      chart.current?.setOption(latest.current, { notMerge: true });
      letShrink(element);
    });
    const callOff = inTurn(follow);
    return () => {
      callOff();
      observer.disconnect();
      leavePaper();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  return (
    <div
      ref={container}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the drawing is an SVG inside, its sentence the label
      role="img"
      aria-label={label}
      className="chart"
      style={{ height }}
      {...(marks.length === 0 ? {} : { tabIndex: -1 })}
    />
  );
}
