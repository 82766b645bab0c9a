import { useMemo } from 'react';
import type { Dataset, DimensionId } from '../../../core/model';
import type { Question } from '../../../core/question';
import { metricChoices, sliceGroups, type ChoiceGroup } from '../../../views/segment-choice';
import { TargetsLink } from '../../parts/targets-link';
import { useQuestion } from '../../use-question';

type SliceProps = {
  readonly label: string;
  readonly groups: readonly ChoiceGroup<DimensionId>[];
  readonly value: DimensionId | null;
  choose(dimension: DimensionId | null): void;
};

function SliceSelect({ label, groups, value, choose }: SliceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value ?? ''} onChange={({ target }) => choose(target.value === '' ? null : (target.value as DimensionId))}>
        {value === null ? <option value="">Nothing</option> : null}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.choices.map(({ id, label: name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** By which metric slices are held against each other, what they are, and what they are crossed with; `question` has the defaults filled in. */
export function SegmentPickers({ question, dataset }: { readonly question: Question; readonly dataset: Dataset }) {
  const { question: own, ask } = useQuestion();
  const groups = useMemo(() => sliceGroups(dataset), [dataset]);
  const metrics = metricChoices();
  return (
    <div className="pickers">
      <label className="field">
        <span>Metric</span>
        <select
          value={question.metric}
          onChange={(event) => ask({ ...own, metric: metrics.find(({ id }) => id === event.target.value)?.id ?? own.metric })}
        >
          {metrics.some(({ id }) => id === question.metric) ? null : <option value={question.metric}>{question.metric}</option>}
          {metrics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <SliceSelect label="Segment by" groups={groups} value={question.by} choose={(by) => ask({ ...own, by })} />
      <SliceSelect label="Crossed with" groups={groups} value={question.across} choose={(across) => ask({ ...own, across })} />
      <p className="segments-edit">
        <TargetsLink part="segments">Edit segmentations</TargetsLink>
      </p>
    </div>
  );
}
