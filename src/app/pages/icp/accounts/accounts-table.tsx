import type { TargetSorting } from '../../../../core/icp';
import { nextAccountSorting, type AccountColumn } from '../../../../views/icp-account-columns';
import type { AccountRow } from '../../../../views/icp-accounts';
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

const STYLES: Partial<Readonly<Record<AccountColumn['id'], string>>> = { reasons: 'wide', profile: 'phrase', open: 'phrase' };

function styleOf({ id, isNumber }: AccountColumn): string | undefined {
  const own = styles[STYLES[id] ?? ''] ?? '';
  return `${isNumber ? 'number' : ''} ${own}`.trim() || undefined;
}

type RowProps = { readonly row: AccountRow; readonly columns: readonly AccountColumn[]; open(): void };

function Row({ row, columns, open }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <button type="button" className={`link ${styles['name'] ?? ''}`} onClick={open}>
          {row.name}
        </button>
        <span className={`line quiet ${styles['id'] ?? ''}`}>{row.id}</span>
      </th>
      {columns.slice(1).map((column) => (
        <td key={column.id} className={styleOf(column)}>
          {row[column.id]}
        </td>
      ))}
    </tr>
  );
}

type Props = {
  readonly rows: readonly AccountRow[];
  readonly columns: readonly AccountColumn[];
  /** How many there are in all, those not shown included. */
  readonly total: number;
  readonly caption: string;
  readonly sorting: TargetSorting;
  sort(sorting: TargetSorting): void;
  onAccount(account: number): void;
};

/** Accounts as a table whose headers sort the whole list, not just what is shown of it. */
export function AccountsTable({ rows, columns, total, caption, sorting, sort, onAccount }: Props) {
  return (
    <ScrollRegion label={caption}>
      <table className={styles['list']} aria-rowcount={total + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Header key={column.id} column={column} sorting={sorting} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.account} row={row} columns={columns} open={() => onAccount(row.account)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
