import { useMemo, useState } from 'react';
import { panelHeight, panelOption } from '../../../charts/segment-panel';
import type { Answerable } from '../../../core/analysis';
import type { DimensionId } from '../../../core/model';
import type { Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { pointMarks } from '../../../views/mark';
import { pinsOf } from '../../../views/pins';
import { segmentsMoving, type MovingPanel, type SegmentsMoving } from '../../../views/segments-moving';
import { fullPanel, type FullPanel } from '../../../views/segments-moving-full';
import { Card } from '../../parts/card';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';
import { PinList } from '../../parts/pin-list';
import { useSession } from '../../session';
import { MovingFull } from './moving-full';

/** More pictures than these are asked for. */
const FIRST = 12;

type PanelProps = { readonly panel: MovingPanel; readonly full: FullPanel | null; enlarge(): void };

function SmallPanel({ panel: { name, standing, change, isClear, picture } }: { readonly panel: MovingPanel }) {
  const leads = useDecisionLeads(picture);
  return (
    <>
      <Drawing
        view={picture}
        draw={panelOption}
        label={`${name}. ${standing}. ${change}.`}
        height={panelHeight(picture)}
        marks={pointMarks(picture.points)}
        leads={leads}
      />
      <p>{standing}</p>
      <p className={isClear ? 'moving-clear' : 'quiet'}>{change}</p>
    </>
  );
}

function Panel({ panel, full, enlarge }: PanelProps) {
  const { name } = panel;
  const isLarge = full !== null;
  const size = isLarge ? 'Small' : 'Full size';
  return (
    <li className={isLarge ? 'moving-panel is-large' : 'moving-panel'}>
      <div className="moving-head">
        <h3>{name}</h3>
        <button type="button" className="link" aria-label={`${size}: ${name}`} onClick={enlarge}>
          {size}
        </button>
      </div>
      {full === null ? <SmallPanel panel={panel} /> : <MovingFull panel={panel} full={full} />}
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

type PicturesProps = {
  readonly panels: SegmentsMoving['panels'];
  /** The one at full size. */
  readonly large: { readonly id: string; readonly full: FullPanel } | null;
  enlarge(id: string | null): void;
};

function Pictures({ panels, large, enlarge }: PicturesProps) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? panels : panels.slice(0, FIRST);
  if (panels.length === 0) return null;
  return (
    <>
      <Keys panels={panels} />
      <ul className="moving-panels">
        {shown.map((panel) => (
          <Panel
            key={panel.id}
            panel={panel}
            full={panel.id === large?.id ? large.full : null}
            enlarge={() => enlarge(panel.id === large?.id ? null : panel.id)}
          />
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

/** Each segment quarter by quarter on one scale, all deals in grey behind; one of them at full size, with what it is compared with. */
export function MovingCard({ answerable, question, by }: Props) {
  const { loaded } = useSession();
  const history = loaded?.history;
  const [chosen, enlarge] = useState<string | null>(null);
  const of = useMemo(() => {
    const { dataset, definitions } = answerable;
    const given = { calendar: dataset.calendar, pins: pinsOf(dataset, definitions, history), least: leastOf(definitions) };
    return { answerable, question, by, given };
  }, [answerable, question, by, history]);
  const view = useMemo(() => segmentsMoving(of), [of]);
  const large = useMemo(() => {
    const panel = view?.panels.find(({ id }) => id === chosen);
    if (view === null || panel === undefined) return null;
    const full = fullPanel(panel, of);
    return { id: panel.id, full, evidence: [...view.evidence, ...full.evidence] };
  }, [view, chosen, of]);
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
      evidence={large?.evidence ?? view.evidence}
    >
      <Pictures panels={view.panels} large={large} enlarge={enlarge} />
      {view.few.length === 0 ? null : <p className="quiet">Too few to draw: {view.few.join('; ')}.</p>}
    </Card>
  );
}
