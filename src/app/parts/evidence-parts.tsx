import type { PartLine, RowsChoice } from '../../views/evidence-parts';
import { ScrollRegion } from './scroll-region';

type Choosing = { readonly chosen: string | null; choose(rows: RowsChoice): void };

function Line({ line, chosen, choose }: Choosing & { readonly line: PartLine }) {
  return (
    <tr>
      <th scope="row" className={`part part-${Math.min(line.depth, 4)}`}>
        <span className="part-role">{line.role}</span>
        {line.name === null ? null : <strong className="line">{line.name}</strong>}
        <span className={line.name === null ? undefined : 'quiet'}>{line.label}</span>
      </th>
      <td className={line.isMissing ? 'quiet' : 'number'}>{line.value}</td>
      <td>
        {line.rows.map((rows) => (
          <button key={rows.id} type="button" className="link line" aria-pressed={rows.id === chosen} onClick={() => choose(rows)}>
            {`See the rows: ${rows.label}`}
          </button>
        ))}
      </td>
    </tr>
  );
}

/** What a side of a number is made of, part by part, each with its own value and the way to its rows. */
export function EvidenceParts({ lines, chosen, choose }: Choosing & { readonly lines: readonly PartLine[] }) {
  return (
    <ScrollRegion label="The parts of this number">
      <table className="parts">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="number">
              Value
            </th>
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} chosen={chosen} choose={choose} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
