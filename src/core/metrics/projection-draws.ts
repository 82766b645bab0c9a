import type { DrawnBasis, DrawnEntries } from './evaluate-draws';
import type { Formula } from './formula';
import { MOST_BEYOND } from './cohort';
import { matureSpan } from './months-read';
import type { Span } from '../model';

type Projected = Extract<Formula, { op: 'projected' }>;

/** What older deals tell of open ones, in every resample: by age, the chance of a win, and how many lasted so long. */
type Outlook = { readonly ages: Int32Array; readonly chance: Float64Array; readonly left: Float64Array };

/** Weighed counts by age, a day each; whoever lasted beyond the horizon stands in the last place. */
function addUp(into: Float64Array, entries: DrawnEntries, resample: number): number {
  into.fill(0);
  const [start, last] = [resample * entries.width, into.length - 1];
  let size = 0;
  for (let at = 0; at < entries.values.length; at += 1) {
    const weighed = (entries.counts[at] ?? 0) * (entries.weights[start + (entries.clusters[at] ?? 0)] ?? 0);
    const age = Math.min(entries.values[at] ?? 0, last);
    into[age] = (into[age] ?? 0) + weighed;
    size += weighed;
  }
  return size;
}

/** The curve of Aalen and Johansen day by day, with the same arithmetic as `incidenceCurve`, and who is left after each day. */
function followDays(days: { readonly won: Float64Array; readonly ended: Float64Array; readonly open: Float64Array }, all: number) {
  const count = days.won.length;
  const [incidence, open, left] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  let [atRisk, still, share] = [all, 1, 0];
  for (let day = 0; day < count; day += 1) {
    const had = days.won[day] ?? 0;
    const ended = had + (days.ended[day] ?? 0);
    if (ended > 0) {
      share += (still * had) / atRisk;
      still = ended === atRisk ? 0 : still * (1 - ended / atRisk);
    }
    incidence[day] = share;
    open[day] = still;
    left[day] = atRisk - ended;
    atRisk -= ended + (days.open[day] ?? 0);
  }
  return { incidence, open, left };
}

function outlookOf(formula: Projected, { basis, cells }: DrawnBasis): Outlook {
  const span = matureSpan(basis);
  const [won, ended, open] = [formula.course.won, formula.course.ended, formula.course.open].map((id) => cells.entries(id, span));
  const ages = Int32Array.from(new Set(cells.entries(formula.course.open, null).values))
    .filter((age) => age < formula.byDay)
    .sort();
  const chance = new Float64Array(cells.resamples * ages.length);
  const left = new Float64Array(cells.resamples * ages.length);
  if (won === undefined || ended === undefined || open === undefined || ages.length === 0) return { ages, chance, left };
  const days = () => new Float64Array(formula.byDay + 2);
  const counts = { won: days(), ended: days(), open: days() };
  for (let resample = 0; resample < cells.resamples; resample += 1) {
    const all = addUp(counts.won, won, resample) + addUp(counts.ended, ended, resample) + addUp(counts.open, open, resample);
    const curve = followDays(counts, all);
    const final = curve.incidence[formula.byDay] ?? 0;
    for (let at = 0; at < ages.length; at += 1) {
      const [age, place] = [ages[at] ?? 0, resample * ages.length + at];
      const still = curve.open[age] ?? 0;
      chance[place] = still > 0 ? Math.max(0, (final - (curve.incidence[age] ?? 0)) / still) : 0;
      left[place] = curve.left[age] ?? 0;
    }
  }
  return { ages, chance, left };
}

/** Outlooks by the slice they are of: every period of a slice leans on the same older deals. */
const outlooks = new WeakMap<object, Outlook>();

function weightIn(entries: DrawnEntries, resample: number): number {
  const start = resample * entries.width;
  let size = 0;
  for (let at = 0; at < entries.counts.length; at += 1)
    size += (entries.counts[at] ?? 0) * (entries.weights[start + (entries.clusters[at] ?? 0)] ?? 0);
  return size;
}

/** The projected rate of one resample; NaN where there is none. */
function projectedIn(
  cohort: { readonly won: number; readonly all: number; readonly open: Float64Array },
  at: number,
  told: Outlook,
  needs: number,
) {
  if (cohort.all === 0) return NaN;
  let [expected, beyond, isFirst] = [cohort.won, 0, true];
  const start = at * told.ages.length;
  for (let place = 0; place < told.ages.length; place += 1) {
    const count = cohort.open[place] ?? 0;
    if (count === 0) continue;
    const isKnown = (told.left[start + place] ?? 0) >= needs;
    if (isFirst && !isKnown) return NaN;
    isFirst = false;
    if (!isKnown) beyond += count;
    expected += count * (told.chance[start + place] ?? 0);
  }
  return beyond > cohort.all * MOST_BEYOND ? NaN : expected / cohort.all;
}

/**
 * The projected rate of a cohort in every resample: as `projectionOf` works it out, but the older deals that all periods of a
 * slice lean on are followed once a resample, day by day.
 */
export function projectDraws(formula: Projected, drawn: DrawnBasis, span: Span | null): Float64Array {
  const { cells } = drawn;
  const told = outlooks.get(cells) ?? outlookOf(formula, drawn);
  outlooks.set(cells, told);
  const [won, ended, open] = [formula.course.won, formula.course.ended, formula.course.open].map((id) => cells.entries(id, span));
  const values = new Float64Array(cells.resamples).fill(NaN);
  if (won === undefined || ended === undefined || open === undefined) return values;
  const places = Int32Array.from(open.values, (age) => told.ages.indexOf(age));
  const byAge = new Float64Array(told.ages.length);
  for (let at = 0; at < values.length; at += 1) {
    byAge.fill(0);
    const start = at * open.width;
    let openSize = 0;
    for (let entry = 0; entry < places.length; entry += 1) {
      const weighed = (open.counts[entry] ?? 0) * (open.weights[start + (open.clusters[entry] ?? 0)] ?? 0);
      openSize += weighed;
      const place = places[entry] ?? -1;
      if (place >= 0) byAge[place] = (byAge[place] ?? 0) + weighed;
    }
    const wonSize = weightIn(won, at);
    values[at] = projectedIn({ won: wonSize, all: wonSize + weightIn(ended, at) + openSize, open: byAge }, at, told, formula.needs);
  }
  return values;
}
