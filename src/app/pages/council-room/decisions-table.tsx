import { useId } from 'react';
import type { DecisionRow } from '../../../views/decisions-list';
import { DECISION_COLUMNS, decisionsCaption, decisionsOrderText, sortedDecisions } from '../../../views/decisions-sorting';
import { nextSorting, type Column, type Sorting } from '../../../views/table';
import { ScrollRegion } from '../../parts/scroll-region';
import { Happened, Moved, OutcomeBadge, StatusText } from './decision-outcome';

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

/** Until when, and how it stands. */
function Standing({ row }: { readonly row: DecisionRow }) {
  return (
    <>
      <p className="quiet">{row.due === null ? 'no due date' : `due ${row.due}`}</p>
      <StatusText status={row.status} text={row.statusText} />
    </>
  );
}

/** The change with its parts under it. */
function Came({ row: { outcome } }: { readonly row: DecisionRow }) {
  if (outcome === null) return UNDER_WAY;
  return (
    <div className="room-came">
      <Happened outcome={outcome} />
      {outcome.split.length === 0 ? null : <Moved outcome={outcome} />}
    </div>
  );
}

function Line({ row, open }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Name row={row} open={open} />
        <p className="quiet">
          {row.type} · {row.segment}
        </p>
      </th>
      <td>
        <p>{row.taken}</p>
        <p className="quiet">{row.quarter}</p>
      </td>
      <td className="room-text">{row.owner}</td>
      <td>
        <Standing row={row} />
      </td>
      <td className="room-text">{row.expected}</td>
      <td className="room-text">
        <Outcome row={row} />
      </td>
      <td>
        <Came row={row} />
      </td>
    </tr>
  );
}

type Props = {
  readonly rows: readonly DecisionRow[];
  readonly sorting: Sorting | null;
  sort(next: Sorting | null): void;
  open(id: string): void;
};

function Header({ column, sorting, sort }: { readonly column: Column } & Pick<Props, 'sorting' | 'sort'>) {
  const direction = sorting?.column === column.id ? sorting.direction : 'none';
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" onClick={() => sort(nextSorting(column, sorting))}>
        {column.label}
        <span aria-hidden="true" className={`sort sort-${direction}`} />
      </button>
    </th>
  );
}

/** Every decision with what was expected beside what happened. Its headers sort it. */
export function DecisionsTable({ rows, sorting, sort, open }: Props) {
  return (
    <ScrollRegion label={decisionsCaption(sorting)} className="table-scroll room-table">
      <span className="hidden" aria-live="polite">
        {sorting === null ? '' : decisionsOrderText(sorting)}
      </span>
      <table>
        <caption>{decisionsCaption(sorting)}</caption>
        <thead>
          <tr>
            {DECISION_COLUMNS.map((column) => (
              <Header key={column.id} column={column} sorting={sorting} sort={sort} />
            ))}
            <th scope="col">What happened, and what moved</th>
          </tr>
        </thead>
        <tbody>
          {sortedDecisions(rows, sorting).map((row) => (
            <Line key={row.id} row={row} open={open} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const DIRECTIONS = ['ascending', 'descending'] as const;

/** The order of the cards, where no headers sort them. */
function Order({ sorting, sort }: Pick<Props, 'sorting' | 'sort'>) {
  const id = useId();
  const chosen = sorting === null ? '' : `${sorting.column} ${sorting.direction}`;
  const choose = (value: string): void => {
    const [column = '', direction] = value.split(' ');
    const found = DIRECTIONS.find((each) => each === direction);
    sort(found === undefined ? null : { column, direction: found });
  };
  return (
    <div className="field">
      <label htmlFor={id}>In the order of</label>
      <select id={id} value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">The last taken first</option>
        {DECISION_COLUMNS.flatMap((column) =>
          DIRECTIONS.map((direction) => (
            <option key={`${column.id} ${direction}`} value={`${column.id} ${direction}`}>
              {column.label}, {direction}
            </option>
          )),
        )}
      </select>
    </div>
  );
}

/** The same, one under the other, where there is no room for a table. */
export function DecisionCards({ rows, sorting, sort, open }: Props) {
  return (
    <>
      <Order sorting={sorting} sort={sort} />
      <ul className="room-cards" aria-label={decisionsCaption(sorting)}>
        {sortedDecisions(rows, sorting).map((row) => (
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
            <Came row={row} />
            <div>
              <Outcome row={row} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
