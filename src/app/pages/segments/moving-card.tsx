import { useMemo, useState } from 'react';
import { panelHeight, panelOption } from '../../../charts/segment-panel';
import type { Answerable } from '../../../core/analysis';
import type { DimensionId } from '../../../core/model';
import type { Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { pointMarks } from '../../../views/mark';
import { pinsOf } from '../../../views/pins';
import { segmentsMoving, type MovingPanel, type SegmentsMoving } from '../../../views/segments-moving';
import { Card } from '../../parts/card';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';
import { PinList } from '../../parts/pin-list';
import { useSession } from '../../session';

/** More pictures than these are asked for. */
const FIRST = 12;
const LARGE_HEIGHT = 300;

type PanelProps = { readonly panel: MovingPanel; readonly isLarge: boolean; enlarge(): void };

function Panel({ panel, isLarge, enlarge }: PanelProps) {
  const { name, standing, change, isClear, picture } = panel;
  const leads = useDecisionLeads(picture);
  return (
    <li className={isLarge ? 'moving-panel is-large' : 'moving-panel'}>
      <div className="moving-head">
        <h3>{name}</h3>
        <button type="button" className="link" aria-pressed={isLarge} aria-label={`Full size: ${name}`} onClick={enlarge}>
          {isLarge ? 'Small' : 'Full size'}
        </button>
      </div>
      <Drawing
        view={picture}
        draw={panelOption}
        label={`${name}. ${standing}. ${change}.`}
        height={isLarge ? LARGE_HEIGHT : panelHeight(picture)}
        marks={pointMarks(picture.points)}
        leads={leads}
      />
      <p>{standing}</p>
      <p className={isClear ? 'moving-clear' : 'quiet'}>{change}</p>
    </li>
  );
}

function Keys({ panels }: { readonly panels: readonly MovingPanel[] }) {
  const hasFew = panels.some(({ picture }) => picture.points.some(({ kind }) => kind === 'few'));
  return (
    <ul className="moving-keys">
      <li>
        <span className="moving-key moving-key-own" aria-hidden="true" />a quarter, with its interval
      </li>
      <li>
        <span className="moving-key moving-key-total" aria-hidden="true" />
        all deals
      </li>
      {hasFew ? <li>hollow on the axis: too few deals for a share</li> : null}
    </ul>
  );
}

function Pictures({ panels }: { readonly panels: SegmentsMoving['panels'] }) {
  const [isAll, setAll] = useState(false);
  const [large, setLarge] = useState<string | null>(null);
  const shown = isAll ? panels : panels.slice(0, FIRST);
  if (panels.length === 0) return null;
  return (
    <>
      <Keys panels={panels} />
      <ul className="moving-panels">
        {shown.map((panel) => (
          <Panel key={panel.id} panel={panel} isLarge={panel.id === large} enlarge={() => setLarge(panel.id === large ? null : panel.id)} />
        ))}
      </ul>
      {shown.length === panels.length ? null : (
        <button type="button" className="button" onClick={() => setAll(true)}>
          Show all {panels.length} segments
        </button>
      )}
    </>
  );
}

type Props = { readonly answerable: Answerable; readonly question: Question; readonly by: DimensionId };

/** Each segment quarter by quarter on one scale, all deals in grey behind. */
export function MovingCard({ answerable, question, by }: Props) {
  const { loaded } = useSession();
  const history = loaded?.history;
  const view = useMemo(() => {
    const { dataset, definitions } = answerable;
    const given = { calendar: dataset.calendar, pins: pinsOf(dataset, definitions, history), least: leastOf(definitions) };
    return segmentsMoving({ answerable, question, by, given });
  }, [answerable, question, by, history]);
  if (view === null) return null;
  return (
    <Card
      name="segments-moving"
      question="Are they moving?"
      level={2}
      sentence={view.sentence}
      lead={view.panels.length === 0 ? null : <PinList pins={view.pins} />}
      table={view.table}
      foot={view.foot}
      metrics={[question.metric]}
      evidence={view.evidence}
    >
      <Pictures panels={view.panels} />
      {view.few.length === 0 ? null : <p className="quiet">Too few to draw: {view.few.join('; ')}.</p>}
    </Card>
  );
}
