import { controlChart, FEWEST_PERIODS, runRuleMarks, slowDrift, type ControlChart, type Mark } from '../core/drift';
import { difference } from '../core/metrics';
import type { Calendar, Reading } from '../core/model';
import {
  adviceText,
  cardFigure,
  counted,
  differenceText,
  periodName,
  reasonText,
  restsOn,
  shareText,
  type Part,
  type Sentence,
} from '../wording';
import type { Charted, ChartSeries, ChartStep } from './drift-chart-series';
import type { NumberedPin } from './pins';

/** What a chart is drawn by, beside its own counts. */
export type ChartGiven = {
  readonly calendar: Calendar;
  /** What happened when, by the numbers of the page. */
  readonly pins: readonly NumberedPin[];
  readonly least: number;
};

const words = (text: string): Part => ({ kind: 'words', text });
const figure = (text: string): Part => ({ kind: 'figure', text });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A period by its name: `Q3 2025`, `Jul 2025`. */
export function labelOf(label: string, { step }: { readonly step: ChartStep }, calendar: Calendar): string {
  const [year = '', month = ''] = label.split('-');
  return step === 'quarter' ? periodName(label, calendar) : `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A chart with its marks: of the run rules, and by month of slow slides. */
export type Marked = { readonly chart: ControlChart; readonly runs: readonly Mark[]; readonly slides: readonly Mark[] };

/** The limits of a series and what they mark. */
export function markedOf(series: ChartSeries, target: number | null, calendar: Calendar): Marked {
  const periods = series.periods.map((each) => ({ ...each, label: labelOf(each.label, series, calendar) }));
  const chart = controlChart(periods, target);
  return { chart, runs: runRuleMarks(chart), slides: series.step === 'month' ? slowDrift(periods).marks : [] };
}

/** The newest complete period against the one before, where there are too few for limits. */
function pairText(complete: ChartSeries['periods'], least: number): string {
  const [before, now] = complete.slice(-2).map(({ reading }) => reading);
  if (before === undefined || now === undefined || before.missing !== null || now.missing !== null) return '';
  if (Math.min(before.n, now.n) < least) return ` The period before: ${restsOn(before)}; too few to compare.`;
  return ` Against the period before: ${differenceText(difference(now.metric as Charted, now, before, now.slice))}.`;
}

function limitsText({ chart }: Marked, complete: ChartSeries['periods'], { noun, least }: { noun: string; least: number }): string {
  if (chart.centre !== null) return ` The ${counted(complete.length - 1, noun)} before lie around ${shareText(chart.centre, 0)}.`;
  return ` No limits are drawn: ${counted(complete.length, `complete ${noun}`)}, and ${FEWEST_PERIODS} are needed.${pairText(complete, least)}`;
}

const marksText = ({ chart, runs, slides }: Marked): string => {
  if (chart.centre === null) return '';
  const count = runs.length + slides.length;
  return count === 0 ? ' Nothing is marked.' : ` ${counted(count, 'mark is', 'marks are')} worth a look; a mark is no flag.`;
};

type Empty = Pick<ChartSeries, 'step' | 'leftOut' | 'lacksSlice'>;

/** Why nothing can be charted: what is missing and what would help, else that there is nothing to count. */
export function whyNone(readings: readonly Reading[], { step, leftOut, lacksSlice = false }: Empty): string {
  if (readings.length === 0 && leftOut > 0 && !lacksSlice)
    return `in the ${counted(leftOut, step)} that the files reach the first deals had only begun to close, the quick ones first.`;
  const missing = lacksSlice ? 'not_mapped' : (readings.findLast((reading) => reading.missing !== null)?.missing ?? null);
  return missing === null ? 'no complete period has a deal to count.' : `${reasonText(missing)}. ${adviceText(missing)}`;
}

const readingsOf = ({ periods }: ChartSeries): readonly Reading[] => periods.map(({ reading }) => reading);

/** The newest complete period, what the ones before it show, and whether anything is marked. */
export function sentenceOf(series: ChartSeries, marked: Marked, given: ChartGiven): Sentence {
  const complete = series.periods.filter(({ isToDate, whole }) => !isToDate && whole > 0);
  const last = complete.at(-1);
  if (last === undefined) return [words(`Cannot be charted: ${whyNone(readingsOf(series), series)}`)];
  const name = labelOf(last.label, series, given.calendar);
  const said: readonly Part[] =
    last.whole < given.least
      ? [words(`${name}: `), figure(restsOn(last.reading)), words(', too few to judge.')]
      : [words(`${name}: `), figure(cardFigure(last.reading)), words(` (${restsOn(last.reading)}).`)];
  return [...said, words(`${limitsText(marked, complete, { noun: series.step, least: given.least })}${marksText(marked)}`)];
}
