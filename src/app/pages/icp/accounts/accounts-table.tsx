import type { TargetSorting } from '../../../../core/icp';
import { ACCOUNT_COLUMNS, nextAccountSorting, type AccountColumn, type AccountRow } from '../../../../views/icp-accounts';
import { ScrollRegion } from '../../../parts/scroll-region';
import styles from './accounts.module.css';

type HeaderProps = { readonly column: AccountColumn; readonly sorting: TargetSorting; sort(sorting: TargetSorting): void };

function Header({ column: { label, by, isNumber }, sorting, sort }: HeaderProps) {
  const style = isNumber ? 'number' : undefined;
  if (by === null)
    return (
      <th scope="col" className={style}>
        {label}
      </th>
    );
  const ascending = sorting.isAscending ? 'ascending' : 'descending';
  const direction = sorting.by === by ? ascending : 'none';
  return (
    <th scope="col" aria-sort={direction} className={style}>
      <button type="button" onClick={() => sort(nextAccountSorting(by, sorting))}>
        {label}
        <span aria-hidden="true" className={`sort sort-${direction}`} />
      </button>
    </th>
  );
}

function Row({ row, open }: { readonly row: AccountRow; open(): void }) {
  return (
    <tr>
      <th scope="row">
        <button type="button" className={`link ${styles['name'] ?? ''}`} onClick={open}>
          {row.name}
        </button>
        <span className="line quiet">{row.id}</span>
      </th>
      <td>{row.tier}</td>
      <td className="number">{row.score}</td>
      <td>{row.profile}</td>
      <td className="number">{row.intent}</td>
      <td>{row.play}</td>
      <td>{row.owner}</td>
      <td className={styles['wide']}>{row.reasons}</td>
      <td className="number">{row.open}</td>
    </tr>
  );
}

type Props = {
  readonly rows: readonly AccountRow[];
  /** How many there are in all, those not shown included. */
  readonly total: number;
  readonly caption: string;
  readonly sorting: TargetSorting;
  sort(sorting: TargetSorting): void;
  onAccount(account: number): void;
};

/** Accounts as a table whose headers sort the whole list, not just what is shown of it. */
export function AccountsTable({ rows, total, caption, sorting, sort, onAccount }: Props) {
  return (
    <ScrollRegion label={caption}>
      <table aria-rowcount={total + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {ACCOUNT_COLUMNS.map((column) => (
              <Header key={column.label} column={column} sorting={sorting} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.account} row={row} open={() => onAccount(row.account)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
