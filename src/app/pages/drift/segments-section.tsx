import { useMemo, useState } from 'react';
import { panelHeight, panelOption } from '../../../charts/segment-panel';
import type { Answerable } from '../../../core/analysis';
import type { Drift } from '../../../core/drift-study';
import type { Question } from '../../../core/question';
import { segmentPanels, type SegmentPanel, type SegmentPanels } from '../../../views/drift-chart-segments';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import { StateBadge } from '../../parts/state-badge';
import { useChartGiven } from './use-chart-given';
import { pointMarks } from '../../../views/mark';

type Props = { readonly drift: Drift; readonly answerable: Answerable; readonly question: Question };

/** More pictures than this are asked for. */
const FIRST = 12;

function Panel({ panel }: { readonly panel: SegmentPanel }) {
  const { name, state, word, change, rests, picture } = panel;
  return (
    <li className="drift-panel">
      <h3>{name}</h3>
      <p className="drift-panel-state">
        {state === null ? <span className="quiet">{word}</span> : <StateBadge state={state} word={word} />}
      </p>
      <p className="drift-panel-line">{change}</p>
      <Drawing
        view={picture}
        draw={panelOption}
        label={`${name}. ${word}: ${change}. ${rests}.`}
        height={panelHeight(picture)}
        marks={pointMarks(picture.points)}
      />
      <p className="quiet">{rests}</p>
    </li>
  );
}

function Keys({ hasFew }: { readonly hasFew: boolean }) {
  return (
    <ul className="drift-keys">
      <li>
        <span className="drift-key drift-key-plain" aria-hidden="true" />a quarter
      </li>
      {hasFew ? (
        <li>
          <span className="drift-key drift-key-few" aria-hidden="true" />
          on the axis: too few deals for a share
        </li>
      ) : null}
      <li>
        <span className="drift-key drift-key-total" aria-hidden="true" />
        all deals
      </li>
      <li>
        <span className="drift-key drift-key-before" aria-hidden="true" />
        before, with its interval
      </li>
      <li>
        <span className="drift-key drift-key-now" aria-hidden="true" />
        now, with its interval
      </li>
    </ul>
  );
}

function Few({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="drift-folded">
      <summary>Too few deals to be tested: {lines.length}</summary>
      <ul className="drift-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Pictures({ view }: { readonly view: SegmentPanels }) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? view.panels : view.panels.slice(0, FIRST);
  const hasFew = view.panels.some(({ picture }) => picture.points.some(({ kind }) => kind === 'few'));
  return (
    <>
      {view.panels.length === 0 ? null : <Keys hasFew={hasFew} />}
      <ul className="drift-panels">
        {shown.map((panel) => (
          <Panel key={panel.id} panel={panel} />
        ))}
      </ul>
      {shown.length === view.panels.length ? null : (
        <button type="button" className="button drift-more" onClick={() => setAll(true)}>
          Show all {view.panels.length} segments
        </button>
      )}
      <Few lines={view.few} />
    </>
  );
}

/** Win rate by segment, quarter by quarter on one scale, in the order of how much speaks for a change. */
export function SegmentsSection({ drift, answerable, question }: Props) {
  const given = useChartGiven(answerable);
  const view = useMemo(() => segmentPanels(drift, { answerable, question, given }), [drift, answerable, question, given]);
  if (view === null) return null;
  return (
    <Card
      name="drift-segments"
      question="In which segments did the win rate move?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['winRate']}
      evidence={view.evidence}
    >
      <Pictures view={view} />
    </Card>
  );
}
