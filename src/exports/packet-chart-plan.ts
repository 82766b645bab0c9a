import type { PacketChart } from '../views/packet';
import { decimal } from '../wording';
import { inchesOf, cutToLines } from './packet-measure';

/** A chart as it stands on a slide: no more categories than are told apart, their names cut to what is read. */
export type ChartPart = { readonly chart: PacketChart; readonly note: string | null };

/** Inches that a category needs: a row of a lying chart, a column of an upright one. */
const NEEDED = { lying: 0.27, upright: 0.5 } as const;
const NAMES = { size: 12 } as const;
const MOST_NAMED = 4;

/** Which values cannot be drawn, in words. */
export function missingText({ categories, series }: PacketChart): string | null {
  const all = series.flatMap(({ name, values }) =>
    categories.flatMap((category, at) => (typeof values[at] === 'number' ? [] : [series.length === 1 ? category : `${category}, ${name}`])),
  );
  if (all.length === 0) return null;
  const more = all.length > MOST_NAMED ? `; ${all.length - MOST_NAMED} more` : '';
  return `Not defined: ${all.slice(0, MOST_NAMED).join('; ')}${more}`;
}

/** Whether a chart has anything to draw. */
export const isDrawn = ({ series }: PacketChart): boolean =>
  series.some(({ values }) => values.some((value) => value !== null && Number.isFinite(value)));

/** The room that one name of a category gets. */
function nameWidth(isLying: boolean, width: number, count: number): number {
  return isLying ? width * 0.35 : Math.max(1, (width * 0.9) / Math.max(1, count)) * (count > 6 ? 1 : 1.6);
}

/** A chart cut to the room it has; what is left out is in words below it. */
export function chartPart(chart: PacketChart, { w, h }: { readonly w: number; readonly h: number }): ChartPart {
  const isLying = chart.form === 'bars' && chart.target === null;
  const most = Math.max(3, Math.floor(isLying ? (h - 0.9) / NEEDED.lying : w / NEEDED.upright));
  const isWhole = chart.categories.length <= most || chart.form === 'waterfall';
  // Of a line the latest are kept, of everything else the first.
  const from = chart.form === 'line' ? chart.categories.length - most : 0;
  const kept = <Each>(all: readonly Each[]): readonly Each[] => (isWhole ? all : all.slice(from, from + most));
  const shown = {
    ...chart,
    categories: kept(chart.categories),
    series: chart.series.map((each) => ({
      ...each,
      values: kept(each.values),
      ...(each.rests === undefined ? {} : { rests: kept(each.rests) }),
      ...(each.isThin === undefined ? {} : { isThin: kept(each.isThin) }),
    })),
  };
  const rests = shown.series[0]?.rests ?? [];
  const room = nameWidth(isLying, w, shown.categories.length);
  const categories = shown.categories.map((name, at) => {
    const n = rests[at] ?? null;
    const beside = n === null ? '' : ` (n=${decimal(n)})`;
    const own = room - inchesOf(beside, NAMES);
    return (inchesOf(name, NAMES) <= own ? name : cutToLines(name, Math.max(own, 0.6), 2, NAMES)) + beside;
  });
  const left = chart.categories.length - shown.categories.length;
  const notes = [left > 0 ? `${left} more in the CSV appendix` : null, missingText(shown)].filter((each) => each !== null);
  return { chart: { ...shown, categories }, note: notes.length === 0 ? null : notes.join(' · ') };
}
