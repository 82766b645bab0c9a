import { CONTROL_HEIGHT, controlOption } from '../../../charts/control-chart';
import type { ControlView } from '../../../views/drift-chart';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';

type Props = { readonly name: string; readonly view: ControlView; readonly height?: number };

/** A p-chart as a card: its sentence, the picture, the marks in words, and the same as a table. */
export function ControlCard({ name, view, height = CONTROL_HEIGHT }: Props) {
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
      {view.picture === null ? null : (
        <Drawing view={view.picture} draw={controlOption} label={`${view.title}. ${plain(view.sentence)}`} height={height} />
      )}
      {view.marks.length === 0 ? null : (
        <ul className="drift-lines">
          {view.marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
