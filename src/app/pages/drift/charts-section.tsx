import { useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Question } from '../../../core/question';
import { controlView, hasMonths, LIMITS_TEXT, MARKS_TEXT, type Charting, type ControlView } from '../../../views/drift-chart';
import { chartId, chartName, chartsOf, type ChartOf } from '../../../views/drift-chart-of';
import { chartSeries, isCharted, type ChartStep } from '../../../views/drift-chart-series';
import type { ChartGiven } from '../../../views/drift-chart-words';
import { chartPlace } from '../../../views/drift-why-pictures';
import { trendView, type TrendView } from '../../../views/drift-trend';
import { trendSeries, type Asked, type TrendSeries } from '../../../views/drift-trend-series';
import { Failed } from '../../parts/failed';
import { PinList } from '../../parts/pin-list';
import { SentenceText } from '../../parts/sentence-text';
import { useSession } from '../../session';
import { ControlCard, TrendCard } from './chart-card';
import { ChartKeys } from './chart-keys';
import { Place } from './place';
import { UnknownsCard } from './unknowns-card';
import { useChartGiven } from './use-chart-given';
import { useDrawnTrend } from './use-drawn-trend';

type Props = { readonly answerable: Answerable; readonly question: Question };

const STEPS: readonly { readonly id: ChartStep; readonly label: string }[] = [
  { id: 'quarter', label: 'By quarter' },
  { id: 'month', label: 'By month' },
];

type Shown = { readonly id: string } & (
  | { readonly kind: 'control'; readonly view: ControlView }
  | { readonly kind: 'trend'; readonly view: TrendView; readonly series: TrendSeries; readonly charting: Charting }
);

/** One chart: with limits where they hold. Only shares of counted deals are told by month: all else is too few of anything. */
function shownOf(of: ChartOf, { answerable, question, history }: Asked, step: ChartStep, given: ChartGiven): Shown {
  const charting = { title: chartName(of, answerable.dataset), target: of.target };
  const id = chartId(of);
  const { metric, slice } = of;
  if (isCharted(metric)) {
    const series = chartSeries(answerable, question, metric, step, slice);
    return { id, kind: 'control', view: controlView(series, charting, given) };
  }
  const series = trendSeries({ answerable, question, history }, of, metric === 'icpShareOpen' ? step : 'quarter');
  return { id, kind: 'trend', view: trendView(series, charting, given), series, charting };
}

const nameOf = ({ id }: Shown): string => `drift-${id.replaceAll(' ', '-')}`;

type TrendProps = {
  readonly name: string;
  readonly shown: Extract<Shown, { kind: 'trend' }>;
  readonly asked: Asked;
  readonly given: ChartGiven;
};

/** A trend whose intervals draw accounts anew: as it is until they are drawn. */
function DrawnTrend({ name, shown: { series, charting }, asked, given }: TrendProps) {
  const { series: drawn, failure, retry } = useDrawnTrend(series, asked);
  const view = useMemo(() => trendView(drawn, charting, given), [drawn, charting, given]);
  return (
    <div className="drift-drawn">
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      <TrendCard name={name} view={view} />
    </div>
  );
}

function Trend(props: TrendProps) {
  const { name, shown } = props;
  return shown.series.isUndrawn ? <DrawnTrend {...props} /> : <TrendCard name={name} view={shown.view} />;
}

/** What cannot be charted, and why, in the place of empty cards. */
function Undrawn({ charts }: { readonly charts: readonly Shown[] }) {
  const undrawn = charts.filter(({ view }) => view.picture === null);
  if (undrawn.length === 0) return null;
  return (
    <ul className="drift-lines">
      {undrawn.map(({ id, view }) => (
        <li key={id}>
          <strong>{view.title}</strong>. <SentenceText sentence={view.sentence} className="drift-undrawn" />
        </li>
      ))}
    </ul>
  );
}

/** Whether each share keeps to what chance alone does to it, and how every target fares. Marks are worth a look and are no flags. */
export function ChartsSection({ answerable, question }: Props) {
  const [chosen, setChosen] = useState<ChartStep>('quarter');
  const history = useSession().loaded?.history;
  const given = useChartGiven(answerable);
  const mayBeMonths = useMemo(
    () => hasMonths(chartSeries(answerable, question, 'icpShareCreated', 'month'), given.least),
    [answerable, question, given],
  );
  const step = mayBeMonths ? chosen : 'quarter';
  const asked = useMemo(() => ({ answerable, question, history }), [answerable, question, history]);
  const charts = useMemo(
    () => chartsOf(answerable.definitions.targets).map((of) => shownOf(of, asked, step, given)),
    [answerable, asked, step, given],
  );
  const drawn = charts.filter(({ view }) => view.picture !== null);
  const hasLimits = charts.some((each) => each.kind === 'control' && each.view.picture !== null && each.view.picture.centre !== null);
  const hasRebuilt = charts.some(
    (each) => each.kind === 'trend' && each.view.picture?.points.some(({ kind }) => kind === 'rebuilt') === true,
  );
  return (
    <section className="drift-section" aria-labelledby="drift-charts">
      <div className="drift-head">
        <h2 id="drift-charts">Is the share steady?</h2>
        {mayBeMonths ? (
          <fieldset className="toggle">
            <legend className="hidden">How wide a period is</legend>
            {STEPS.map(({ id, label }) => (
              <button key={id} type="button" aria-pressed={id === step} onClick={() => setChosen(id)}>
                {label}
              </button>
            ))}
          </fieldset>
        ) : null}
      </div>
      {hasLimits ? (
        <p className="quiet drift-lead">
          {LIMITS_TEXT} {MARKS_TEXT}
        </p>
      ) : null}
      {drawn.length === 0 ? null : (
        <>
          <ChartKeys hasLimits={hasLimits} hasMonths={step === 'month'} hasRebuilt={hasRebuilt} />
          <PinList pins={given.pins} />
        </>
      )}
      {drawn.length === 0 ? null : (
        <div className="drift-charts">
          {drawn.map((shown) => (
            <Place key={shown.id} id={chartPlace(shown.id)} label={shown.view.title}>
              {shown.kind === 'control' ? (
                <ControlCard name={nameOf(shown)} view={shown.view} />
              ) : (
                <Trend name={nameOf(shown)} shown={shown} asked={asked} given={given} />
              )}
            </Place>
          ))}
        </div>
      )}
      <Undrawn charts={charts} />
      <UnknownsCard answerable={answerable} question={question} given={given} />
    </section>
  );
}
