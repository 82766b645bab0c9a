import { lazy } from 'react';
import type { DealList, Question } from '../../../core/question';
import type { DealColumn } from '../../../views/deals-columns';
import type { QuickFilter } from '../../../views/deals-quick';
import { orderSaid } from '../../../views/deals-words';
import { useAnnounce } from '../../parts/announcer';
import type { Loaded } from '../../session';
import { choose, keptAs, useChoices } from './choices';
import { Fetched } from '../../parts/fetched';

const ColumnPanel = lazy(() => import('./column-panel').then((module) => ({ default: module.ColumnPanel })));
const DealCard = lazy(() => import('./deal-card').then((module) => ({ default: module.DealCard })));

/** What stands open above the list: the card of a deal, or all about a column. */
export type Opened =
  | { readonly kind: 'deal'; readonly deal: number }
  | { readonly kind: 'column'; readonly column: DealColumn; readonly near: DOMRect | null };

type Props = {
  readonly opened: Opened | null;
  readonly list: DealList;
  readonly question: Question;
  readonly loaded: Loaded;
  readonly quick: readonly QuickFilter[];
  /** The columns that are shown. */
  readonly columns: readonly DealColumn[];
  ask(question: Question): void;
  narrow(filter: QuickFilter): void;
  close(): void;
};

function moveColumn(columns: readonly DealColumn[], { id }: DealColumn, by: -1 | 1): void {
  const [, ...rest] = columns;
  const at = rest.findIndex((column) => column.id === id);
  const own = rest[at];
  if (own === undefined || rest[at + by] === undefined) return;
  choose({
    shown: rest
      .toSpliced(at, 1)
      .toSpliced(at + by, 0, own)
      .map(keptAs),
  });
}

function AboutColumn({ column, near, ...props }: Omit<Props, 'opened'> & Extract<Opened, { kind: 'column' }>) {
  const { list, question, loaded, columns, ask, narrow, close } = props;
  const announce = useAnnounce();
  const { pinned } = useChoices();
  const own = keptAs(column);
  const others = pinned.filter((key) => key !== own);
  const closing =
    <Given extends readonly unknown[]>(act: (...given: Given) => void) =>
    (...given: Given): void => {
      act(...given);
      close();
    };
  return (
    <ColumnPanel
      {...props}
      column={column}
      near={near}
      dataset={loaded.dataset}
      isFirst={column.id === columns[0]?.id}
      isPinned={others.length < pinned.length}
      sortBy={closing((isDescending: boolean) => {
        const next = { ...list, sort: column.id, isDescending };
        ask({ ...question, deals: next });
        announce(orderSaid(next, column));
      })}
      narrow={closing(narrow)}
      ask={closing(ask)}
      pin={closing((isPinned: boolean) => choose({ pinned: isPinned ? [...others, own] : others }))}
      move={(by) => moveColumn(columns, column, by)}
      hide={closing(() => choose({ shown: columns.slice(1).flatMap((each) => (each.id === column.id ? [] : [keptAs(each)])) }))}
    />
  );
}

/** What stands open above the list; closing it gives the focus back to where it was. */
export function AboveList({ opened, ...props }: Props) {
  return (
    <Fetched>
      {opened?.kind === 'deal' ? <DealCard deal={opened.deal} loaded={props.loaded} close={props.close} /> : null}
      {opened?.kind === 'column' ? <AboutColumn {...props} {...opened} /> : null}
    </Fetched>
  );
}
