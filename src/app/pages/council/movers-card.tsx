import { changeDotOption } from '../../../charts/change-dot';
import type { MoverRow, Movers } from '../../../views/movers';
import { Card } from '../../parts/card';
import { DifferenceText } from '../../parts/difference-text';
import { Drawing } from '../../parts/drawing';
import { FigureText } from '../../parts/figure-text';
import { rowMarks } from '../../../views/mark';

const HEIGHT = 56;

function Row({ row, second }: { readonly row: MoverRow; readonly second: string | null }) {
  const { label, before, now, change, relative, movement, dot, spoken } = row;
  return (
    <li className={`mover mover-${movement.kind}`}>
      <div className="mover-name">
        <h3>{label}</h3>
        <p className={`word word-${movement.kind}`}>{movement.word}</p>
      </div>
      <p>
        <span className="mover-label">Before</span>
        <FigureText figure={before} />
      </p>
      <p>
        <span className="mover-label">Now</span>
        <FigureText figure={now} />
      </p>
      <div className="mover-picture">
        {dot.dot.low === null ? null : (
          <Drawing view={dot} draw={changeDotOption} label={spoken} height={HEIGHT} marks={rowMarks([dot.dot])} />
        )}
      </div>
      <div className="mover-change">
        <DifferenceText difference={change} relative={relative} />
        {second === null || row.second === null ? null : (
          <p className="quiet mover-second">
            Against {second}: {row.second}
          </p>
        )}
      </div>
    </li>
  );
}

/** Headline numbers against the period before: what drifted first; the rest is shown too, and called what it is. */
export function MoversCard({ movers }: { readonly movers: Movers }) {
  return (
    <Card
      name="headline-numbers"
      question="Headline numbers, before and now"
      level={2}
      sentence={null}
      table={movers.table}
      foot={movers.foot}
      metrics={movers.rows.map(({ metric }) => metric)}
      evidence={movers.evidence}
    >
      {movers.spans === null ? null : (
        <p className="mover-head" aria-hidden="true">
          <span>Metric</span>
          <span>Before: {movers.spans.before}</span>
          <span>Now: {movers.spans.now}</span>
          <span>Change, zero marked</span>
          <span>Change with its interval</span>
        </p>
      )}
      <ul className="movers">
        {movers.rows.map((row) => (
          <Row key={row.metric} row={row} second={movers.spans?.second ?? null} />
        ))}
      </ul>
    </Card>
  );
}
