import { useMemo } from 'react';
import type { Dataset } from '../../../core/model';
import type { Question } from '../../../core/question';
import { metricChoices, segmentChoices } from '../../../views/segment-choice';
import { useQuestion } from '../../use-question';

/** By which metric segments are held against each other, and what "segment" means. */
export function SegmentPickers({ question, dataset }: { readonly question: Question; readonly dataset: Dataset }) {
  const { ask } = useQuestion();
  const dimensions = useMemo(() => segmentChoices(dataset), [dataset]);
  const metrics = metricChoices();
  return (
    <div className="pickers">
      <label className="field">
        <span>Metric</span>
        <select
          value={question.metric}
          onChange={(event) => ask({ ...question, metric: metrics.find(({ id }) => id === event.target.value)?.id ?? question.metric })}
        >
          {metrics.some(({ id }) => id === question.metric) ? null : <option value={question.metric}>{question.metric}</option>}
          {metrics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Segment by</span>
        <select
          value={question.by ?? ''}
          onChange={(event) => ask({ ...question, by: dimensions.find(({ id }) => id === event.target.value)?.id ?? question.by })}
        >
          {dimensions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
