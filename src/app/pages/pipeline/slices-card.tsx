import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import type { Pipeline } from '../../../views/pipeline-readings';
import { slicesCard } from '../../../views/pipeline-slices';
import { segmentChoices, segmentOf } from '../../../views/segment-choice';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { useQuestion } from '../../use-question';

type Props = { readonly answered: Answered; readonly pipeline: Pipeline };

function SegmentPicker({ answered: { analysis, dataset } }: Pick<Props, 'answered'>) {
  const { question, ask } = useQuestion();
  const choices = useMemo(() => segmentChoices(dataset), [dataset]);
  const chosen = analysis.segmentDimension ?? segmentOf(question, dataset);
  if (choices.length === 0) return null;
  return (
    <label className="field velocity-by">
      <span>Segment by</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => ask({ ...question, by: choices.find(({ id }) => id === event.target.value)?.id ?? null })}
      >
        {choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Velocity of the ICP, of non-ICP, and of each segment, with the levers of each. */
export function SlicesCard({ answered, pipeline }: Props) {
  const card = useMemo(() => slicesCard(answered, pipeline), [answered, pipeline]);
  return (
    <Card
      name="velocity-by-slice"
      question="Where does it move?"
      level={2}
      sentence={null}
      lead={<SegmentPicker answered={answered} />}
      table={null}
      foot={card.foot}
      metrics={['velocity', 'winRate', 'salesCycle']}
      evidence={card.evidence}
    >
      <DataTable table={card.table} />
    </Card>
  );
}
