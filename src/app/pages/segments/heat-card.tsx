import type { ReactNode } from 'react';
import type { MetricId } from '../../../core/metrics';
import type { Cited } from '../../../views/cited';
import type { HeatCell, Heatmap } from '../../../views/heatmap';
import { Card } from '../../parts/card';
import { EvidenceButton } from '../../parts/evidence-opener';
import { useIsNarrow } from '../deals/use-is-narrow';
import { ScrollRegion } from '../../parts/scroll-region';
import { useCellKeys } from './use-cell-keys';

const stepClass = (step: number | null): string => (step === null ? '' : ` step-${step < 0 ? `minus-${-step}` : step}`);

function Cell({ cell }: { readonly cell: HeatCell }) {
  return (
    <td className={`heat heat-${cell.level}${stepClass(cell.step)}${cell.isClear ? ' heat-clear' : ''}`} title={cell.full}>
      <span className="heat-value">
        <EvidenceButton reading={cell.reading} isMark>
          {cell.text}
        </EvidenceButton>
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

type Narrowing = { readonly map: Heatmap; narrow(label: string | null): void };

function Name({ row, narrow }: { readonly row: Heatmap['rows'][number]; readonly narrow: Narrowing['narrow'] }) {
  return (
    <button type="button" className="link" title={`Show ${row.name} only`} onClick={() => narrow(row.label)}>
      {row.name}
    </button>
  );
}

function ListedCell({ name, cell }: { readonly name: ReactNode; readonly cell: HeatCell }) {
  return (
    <li>
      <span className="heat-name">{name}</span>
      <span className={`heat heat-${cell.level}${stepClass(cell.step)}${cell.isClear ? ' heat-clear' : ''} heat-value`}>
        <EvidenceButton reading={cell.reading} isMark>
          {cell.text}
        </EvidenceButton>
      </span>
      <span className="heat-rests">{cell.rests}</span>
    </li>
  );
}

type ListedRow = { readonly map: Heatmap; readonly cells: readonly HeatCell[] };

/** What a segment is crossed with, folded; combinations without deals are left out. */
function Crossed({ map, cells }: ListedRow) {
  const held = cells.flatMap((cell, at) => (cell.reading === undefined ? [] : [{ cell, name: map.columns[at] ?? '' }]));
  if (held.length === 0) return null;
  return (
    <details>
      <summary>By {map.of.across}</summary>
      <ul>
        {held.map(({ cell, name }) => (
          <ListedCell key={name} name={name} cell={cell} />
        ))}
      </ul>
    </details>
  );
}

/** On a phone, segments in their order of rank, each with what it is crossed with below it. */
function HeatList({ map, narrow }: Narrowing) {
  return (
    <ol className="heat-list" aria-label={map.caption}>
      {map.ranked.map((row) => (
        <li key={row.id}>
          <ul>
            <ListedCell name={<Name row={row} narrow={narrow} />} cell={row.whole} />
          </ul>
          <Crossed map={map} cells={row.cells} />
        </li>
      ))}
      <li>
        <ul>
          <ListedCell name={map.of.rows} cell={map.total.whole} />
        </ul>
        <Crossed map={map} cells={map.total.cells} />
      </li>
    </ol>
  );
}

function HeatTable({ map, narrow }: Narrowing) {
  const keys = useCellKeys();
  return (
    <ScrollRegion label={map.caption}>
      <table className="heatmap" {...keys}>
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
                <Name row={row} narrow={narrow} />
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
  );
}

type Props = { readonly map: Heatmap; readonly metric: MetricId; readonly evidence: readonly Cited[]; narrow(label: string | null): void };

/** Segment by a second dimension as a table whose cells are coloured around the total; a segment's name narrows everything to it. */
export function HeatCard({ map, metric, evidence, narrow }: Props) {
  const isNarrow = useIsNarrow();
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
      {isNarrow ? <HeatList map={map} narrow={narrow} /> : <HeatTable map={map} narrow={narrow} />}
      <Legend legend={map.legend} />
    </Card>
  );
}
