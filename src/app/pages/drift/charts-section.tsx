import { useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Question } from '../../../core/question';
import { controlView, hasMonths, NO_OPEN_CHART } from '../../../views/drift-chart';
import { CHARTED, chartSeries, type ChartStep } from '../../../views/drift-chart-series';
import { ControlCard } from './control-card';
import { useChartGiven } from './use-chart-given';

type Props = { readonly answerable: Answerable; readonly question: Question };

const STEPS: readonly { readonly id: ChartStep; readonly label: string }[] = [
  { id: 'quarter', label: 'By quarter' },
  { id: 'month', label: 'By month' },
];

function Keys() {
  return (
    <ul className="drift-keys">
      <li>
        <span className="drift-key drift-key-plain" aria-hidden="true" />a complete period
      </li>
      <li>
        <span className="drift-key drift-key-hollow" aria-hidden="true" />
        to date, or too few to judge
      </li>
      <li>
        <span className="drift-key drift-key-run" aria-hidden="true" />
        marked by a run rule
      </li>
      <li>
        <span className="drift-key drift-key-slide" aria-hidden="true" />
        where a slow slide shows (by month)
      </li>
      <li>
        <span className="drift-key drift-key-limit" aria-hidden="true" />
        limits of chance
      </li>
    </ul>
  );
}

/** Whether each share keeps to what chance alone does to it. Marks are worth a look and are no flags. */
export function ChartsSection({ answerable, question }: Props) {
  const [chosen, setChosen] = useState<ChartStep>('quarter');
  const given = useChartGiven(answerable);
  const mayBeMonths = useMemo(
    () => hasMonths(chartSeries(answerable, question, 'icpShareCreated', 'month'), given.least),
    [answerable, question, given],
  );
  const step = mayBeMonths ? chosen : 'quarter';
  const views = useMemo(
    () => CHARTED.map((metric) => controlView(chartSeries(answerable, question, metric, step), given)),
    [answerable, question, step, given],
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
      <Keys />
      <div className="drift-charts">
        {views.map((view) => (
          <ControlCard key={view.metric} name={`drift-${view.metric}`} view={view} />
        ))}
      </div>
      <p className="quiet">{NO_OPEN_CHART}</p>
    </section>
  );
}
