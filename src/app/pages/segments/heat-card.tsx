import type { MetricId } from '../../../core/metrics';
import type { Cited } from '../../../views/cited';
import type { HeatCell, Heatmap } from '../../../views/heatmap';
import { Card } from '../../parts/card';
import { EvidenceButton } from '../../parts/evidence-opener';
import { ScrollRegion } from '../../parts/scroll-region';

const stepClass = (step: number | null): string => (step === null ? '' : ` step-${step < 0 ? `minus-${-step}` : step}`);

function Cell({ cell }: { readonly cell: HeatCell }) {
  return (
    <td className={`heat heat-${cell.level}${stepClass(cell.step)}${cell.isClear ? ' heat-clear' : ''}`} title={cell.full}>
      <span className="heat-value">
        <EvidenceButton reading={cell.reading}>{cell.text}</EvidenceButton>
      </span>
      {cell.rests === '' ? null : <span className="heat-rests">{cell.rests}</span>}
    </td>
  );
}

function Legend({ legend }: { readonly legend: Heatmap['legend'] }) {
  if (legend.length === 0) return null;
  return (
    <ul className="heat-legend" aria-label="Colours around the total">
      {legend.map(({ step, text }) => (
        <li key={step}>
          <span className={`swatch${stepClass(step)}`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}

type Props = { readonly map: Heatmap; readonly metric: MetricId; readonly evidence: readonly Cited[]; narrow(label: string | null): void };

/** Segment by a second dimension as a table whose cells are coloured around the total; a segment's name narrows everything to it. */
export function HeatCard({ map, metric, evidence, narrow }: Props) {
  return (
    <Card
      name="segments-crossed"
      question={map.question}
      level={2}
      sentence={null}
      table={map.table}
      foot={map.foot}
      metrics={[metric]}
      evidence={evidence}
    >
      <ScrollRegion label={map.caption}>
        <table className="heatmap">
          <caption>{map.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{map.of.row}</th>
              {map.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">{map.of.columns}</th>
            </tr>
          </thead>
          <tbody>
            {map.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button type="button" className="link" title={`Show ${row.name} only`} onClick={() => narrow(row.label)}>
                    {row.name}
                  </button>
                </th>
                {row.cells.map((cell, at) => (
                  <Cell key={map.columns[at]} cell={cell} />
                ))}
                <Cell cell={row.whole} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{map.of.rows}</th>
              {map.total.cells.map((cell, at) => (
                <Cell key={map.columns[at]} cell={cell} />
              ))}
              <Cell cell={map.total.whole} />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <Legend legend={map.legend} />
    </Card>
  );
}
