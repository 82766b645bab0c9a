import type { DecisionRow } from '../../../views/decisions-list';
import { ScrollRegion } from '../../parts/scroll-region';
import { Happened, Moved, OutcomeBadge, StatusText } from './decision-outcome';

const CAPTION = 'Decisions, the last taken first';
const UNDER_WAY = <span className="quiet">is being worked out</span>;

type RowProps = { readonly row: DecisionRow; open(id: string): void };

function Name({ row, open }: RowProps) {
  return (
    <button type="button" className="link room-name" onClick={() => open(row.id)}>
      {row.text}
    </button>
  );
}

function Outcome({ row: { outcome } }: { readonly row: DecisionRow }) {
  if (outcome === null) return UNDER_WAY;
  return (
    <>
      <OutcomeBadge outcome={outcome} />
      <p className="quiet room-why">{outcome.why}</p>
    </>
  );
}

/** Whose it is, until when, and how it stands. */
function Standing({ row }: { readonly row: DecisionRow }) {
  return (
    <>
      <p>{row.owner}</p>
      <p className="quiet">{row.due === null ? 'no due date' : `due ${row.due}`}</p>
      <StatusText status={row.status} text={row.statusText} />
    </>
  );
}

function Line({ row, open }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Name row={row} open={open} />
        <p className="quiet">
          {row.quarter} · {row.type} · {row.segment}
        </p>
      </th>
      <td className="room-text">
        <Standing row={row} />
      </td>
      <td className="room-text">{row.expected}</td>
      <td className="room-text">
        <Outcome row={row} />
      </td>
      <td>{row.outcome === null ? UNDER_WAY : <Happened outcome={row.outcome} />}</td>
      <td>{row.outcome === null ? UNDER_WAY : <Moved outcome={row.outcome} />}</td>
    </tr>
  );
}

type Props = { readonly rows: readonly DecisionRow[]; open(id: string): void };

/** Every decision with what was expected beside what happened. */
export function DecisionsTable({ rows, open }: Props) {
  return (
    <ScrollRegion label={CAPTION} className="table-scroll room-table">
      <table>
        <caption>{CAPTION}</caption>
        <thead>
          <tr>
            {['What', 'Owner, due and status', 'Expected', 'Outcome', 'What happened', 'What moved'].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} open={open} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The same, one under the other, where there is no room for a table. */
export function DecisionCards({ rows, open }: Props) {
  return (
    <ul className="room-cards" aria-label={CAPTION}>
      {rows.map((row) => (
        <li key={row.id} className="room-card">
          <Name row={row} open={open} />
          <p className="quiet">
            {row.type} · {row.quarter} · {row.segment}
          </p>
          <dl className="room-facts">
            <div>
              <dt>Owner</dt>
              <dd>{row.owner}</dd>
            </div>
            <div>
              <dt>Due</dt>
              <dd>{row.due ?? 'no date'}</dd>
            </div>
            <div>
              <dt>Status</dt>
              <dd>
                <StatusText status={row.status} text={row.statusText} />
              </dd>
            </div>
            <div>
              <dt>Expected</dt>
              <dd>{row.expected}</dd>
            </div>
          </dl>
          {row.outcome === null ? UNDER_WAY : <Happened outcome={row.outcome} />}
          {row.outcome === null || row.outcome.split.length === 0 ? null : <Moved outcome={row.outcome} />}
          <div>
            <Outcome row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
