import { useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Drift } from '../../../core/drift-study';
import type { Question } from '../../../core/question';
import { segmentCharts } from '../../../views/drift-chart-segments';
import { ControlCard } from './control-card';
import { useChartGiven } from './use-chart-given';

type Props = { readonly drift: Drift; readonly answerable: Answerable; readonly question: Question };

/** More charts than this are asked for. */
const FIRST = 4;

/** Win rate by segment, quarter by quarter, in the order of how much speaks for a change. */
export function SegmentsSection({ drift, answerable, question }: Props) {
  const [isAll, setAll] = useState(false);
  const given = useChartGiven(answerable);
  const view = useMemo(() => segmentCharts(drift, { answerable, question, given }), [drift, answerable, question, given]);
  if (view === null) return null;
  const shown = isAll ? view.charts : view.charts.slice(0, FIRST);
  return (
    <section className="drift-section" aria-labelledby="drift-segments">
      <h2 id="drift-segments">In which segments did the win rate move?</h2>
      <p className="quiet">
        By {view.dimension.toLowerCase()}, the one with the most evidence of a change first; all of them are in the table of findings.
      </p>
      <div className="drift-charts">
        {shown.map(({ id, view: each }) => (
          <ControlCard key={id} name="drift-segment" view={each} height={170} />
        ))}
      </div>
      {shown.length === view.charts.length ? null : (
        <button type="button" className="button drift-more" onClick={() => setAll(true)}>
          Show all {view.charts.length} segments
        </button>
      )}
    </section>
  );
}
