import { useEffect, useId, useRef, useState, type CSSProperties, type FormEvent, type ReactNode } from 'react';
import type { Dataset } from '../../../core/model';
import type { DealList, Filter, Question } from '../../../core/question';
import type { DealColumn } from '../../../views/deals-columns';
import { boundOf, boundTyped, narrowingOf, type Narrowing, type QuickFilter } from '../../../views/deals-quick';
import { orderWords } from '../../../views/deals-words';
import { X } from '../../icons';
import { FilterForm } from '../../shell/filter-form';

type Props = {
  readonly column: DealColumn;
  readonly list: DealList;
  readonly question: Question;
  readonly dataset: Dataset;
  readonly quick: readonly QuickFilter[];
  /** Where its header stands on the screen. */
  readonly near: DOMRect | null;
  readonly isFirst: boolean;
  readonly isPinned: boolean;
  sortBy(isDescending: boolean): void;
  narrow(filter: QuickFilter): void;
  ask(question: Question): void;
  pin(isPinned: boolean): void;
  move(by: -1 | 1): void;
  hide(): void;
  close(): void;
};

function TextForm({ column, quick, narrow }: Pick<Props, 'column' | 'quick' | 'narrow'>) {
  const own = quick.find((filter) => filter.column === column.id && filter.kind === 'text');
  const [text, setText] = useState(own?.kind === 'text' ? own.text : '');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    narrow({ kind: 'text', column: column.id, text: text.trim() });
  };
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{column.label} has</label>
        <input id={id} type="search" value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      </div>
      <button type="submit" className="button button-main">
        Narrow the list
      </button>
    </form>
  );
}

type RangeProps = Pick<Props, 'column' | 'quick' | 'narrow' | 'dataset'> & { readonly isDay: boolean };

function RangeForm({ column, quick, narrow, dataset, isDay }: RangeProps) {
  const own = quick.find((filter) => filter.column === column.id && filter.kind === 'range');
  const range = own?.kind === 'range' ? own : null;
  const [from, setFrom] = useState(boundTyped(column, range?.from ?? null, dataset));
  const [to, setTo] = useState(boundTyped(column, range?.to ?? null, dataset));
  const [fromId, toId] = [useId(), useId()];
  const type = isDay ? 'date' : 'number';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    narrow({ kind: 'range', column: column.id, from: boundOf(column, from, dataset), to: boundOf(column, to, dataset) });
  };
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor={fromId}>{column.label} from</label>
        <input id={fromId} type={type} step="any" value={from} onChange={(event) => setFrom(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={toId}>to</label>
        <input id={toId} type={type} step="any" value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <button type="submit" className="button button-main">
        Narrow the list
      </button>
    </form>
  );
}

function ValuesForm({ column, question, dataset, ask }: Pick<Props, 'column' | 'question' | 'dataset' | 'ask'>) {
  const { source } = column;
  if (source.kind !== 'dimension') return null;
  const { dimension } = source;
  const own = question.where.find((filter) => filter.dimension === dimension);
  const start: Filter = own ?? { dimension, is: 'in', members: [] };
  return <FilterForm question={question} dataset={dataset} start={start} submit={ask} />;
}

function Narrow({ narrowing, ...props }: Props & { readonly narrowing: Narrowing }): ReactNode {
  switch (narrowing.kind) {
    case 'text':
      return <TextForm {...props} />;
    case 'range':
      return <RangeForm {...props} isDay={narrowing.isDay} />;
    case 'values':
      return <ValuesForm {...props} />;
    case 'none':
      return null;
  }
}

function Sorts({ column, list, sortBy }: Pick<Props, 'column' | 'list' | 'sortBy'>) {
  if (!column.isSortable) return null;
  const words = orderWords(column);
  const isSorted = list.sort === column.id;
  return (
    <>
      <button type="button" aria-pressed={isSorted && !list.isDescending} onClick={() => sortBy(false)}>
        {words.up}
      </button>
      <button type="button" aria-pressed={isSorted && list.isDescending} onClick={() => sortBy(true)}>
        {words.down}
      </button>
    </>
  );
}

function Standing({ isFirst, isPinned, pin, move, hide }: Pick<Props, 'isFirst' | 'isPinned' | 'pin' | 'move' | 'hide'>) {
  if (isFirst) return <p className="quiet">It names the deal, and always stands first.</p>;
  return (
    <>
      <button type="button" onClick={() => pin(!isPinned)}>
        {isPinned ? 'Let it scroll' : 'Keep it in view'}
      </button>
      <button type="button" onClick={() => move(-1)}>
        Move it left
      </button>
      <button type="button" onClick={() => move(1)}>
        Move it right
      </button>
      <button type="button" onClick={hide}>
        Hide it
      </button>
    </>
  );
}

/** How much room a panel has at least, and how far it stands from the edge of the screen. */
const ROOM = 360;
const EDGE = 12;

/** Where a panel below a header stays on the screen, and how tall it may be there. */
function placeBelow(near: DOMRect | null): CSSProperties | undefined {
  if (near === null || window.innerWidth < 700) return undefined;
  const top = Math.max(EDGE, Math.min(near.bottom + 4, window.innerHeight - ROOM));
  const left = Math.max(EDGE, Math.min(near.left, window.innerWidth - ROOM));
  return { margin: 0, left, top, maxHeight: window.innerHeight - top - EDGE };
}

/** Everything about one column: its order, what its values are narrowed to, and where it stands. */
export function ColumnPanel(props: Props) {
  const { column, near, dataset, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog deals-panel" aria-labelledby={id} style={placeBelow(near)} onClose={close}>
      <div className="dialog-head">
        <h2 id={id}>{column.label}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className="menu">
        <Sorts {...props} />
      </div>
      {narrowingOf(column, dataset).kind === 'none' ? null : (
        <section aria-label="Which deals">
          <Narrow {...props} narrowing={narrowingOf(column, dataset)} />
        </section>
      )}
      <section aria-label="Where the column stands" className="menu">
        <Standing {...props} />
      </section>
    </dialog>
  );
}
