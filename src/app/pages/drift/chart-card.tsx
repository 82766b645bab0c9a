import type { ReactNode } from 'react';
import { CONTROL_HEIGHT, controlOption } from '../../../charts/control-chart';
import { trendOption } from '../../../charts/trend-line';
import type { ControlView } from '../../../views/drift-chart';
import type { TrendView } from '../../../views/drift-trend';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';
import { pointMarks } from '../../../views/mark';

type Shown = Omit<ControlView | TrendView, 'picture' | 'marks'>;
type Props = { readonly name: string; readonly view: Shown; readonly children: ReactNode };

function ChartCard({ name, view, children }: Props) {
  return (
    <Card
      name={name}
      question={view.title}
      level={3}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={[view.metric]}
      evidence={view.evidence}
    >
      {children}
    </Card>
  );
}

const spokenOf = ({ title, sentence }: Shown): string => `${title}. ${plain(sentence)}`;

/** A p-chart as a card: its sentence, the picture, the marks in words, and the same as a table. */
export function ControlCard({ name, view }: { readonly name: string; readonly view: ControlView }) {
  const leads = useDecisionLeads(view.picture);
  return (
    <ChartCard name={name} view={view}>
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={controlOption}
          label={spokenOf(view)}
          height={CONTROL_HEIGHT}
          marks={pointMarks(view.picture.points)}
          leads={leads}
        />
      )}
      {view.marks.length === 0 ? null : (
        <ul className="drift-lines">
          {view.marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      )}
    </ChartCard>
  );
}

/** A number over time that no limits hold for, as a card. */
export function TrendCard({ name, view }: { readonly name: string; readonly view: TrendView }) {
  const leads = useDecisionLeads(view.picture);
  return (
    <ChartCard name={name} view={view}>
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={trendOption}
          label={spokenOf(view)}
          height={CONTROL_HEIGHT}
          marks={pointMarks(view.picture.points)}
          leads={leads}
        />
      )}
    </ChartCard>
  );
}
