import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { found, paletteEntries, type PaletteEntry } from '../../views/palette';
import { PAGES } from '../pages';
import { SAMPLES } from '../samples';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import './overlays.css';
import { usePaletteActs } from './use-palette-acts';

/** What was chosen before, as long as the page is open: names of segments are data, and data is not kept here. */
let recent: readonly string[] = [];
const MOST_RECENT = 5;

type Picking = { readonly shown: readonly PaletteEntry[]; readonly at: number; move(at: number): void; choose(entry: PaletteEntry): void };

function usePicking(typed: string, choose: (entry: PaletteEntry) => void): Picking {
  const { question } = useQuestion();
  const { loaded } = useSession();
  const dataset = loaded?.dataset ?? null;
  const entries = useMemo(() => paletteEntries({ question, dataset, pages: PAGES, samples: SAMPLES }), [question, dataset]);
  const shown = useMemo(() => found(entries, typed, recent), [entries, typed]);
  const [picked, setPicked] = useState({ typed, at: 0 });
  const at = picked.typed === typed ? Math.min(picked.at, Math.max(0, shown.length - 1)) : 0;
  const move = (to: number): void => setPicked({ typed, at: shown.length === 0 ? 0 : (to + shown.length) % shown.length });
  const act = (entry: PaletteEntry): void => {
    recent = [entry.id, ...recent.filter((id) => id !== entry.id)].slice(0, MOST_RECENT);
    choose(entry);
  };
  return { shown, at, move, choose: act };
}

type ListProps = { readonly id: string; readonly picking: Picking };

function Entries({ id, picking: { shown, at, choose } }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, shown]);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a combobox needs a list that is not a select
    <div ref={list} id={id} role="listbox" aria-label="Found" className="palette-list">
      {shown.map((entry, place) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and its keys choose
        <div
          key={`${entry.group} ${entry.id}`}
          id={`${id}-${place}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- of a combobox
          role="option"
          aria-selected={place === at}
          className="palette-entry"
          onClick={() => choose(entry)}
        >
          <span>{entry.text}</span>
          <span className="palette-group">{entry.group}</span>
        </div>
      ))}
    </div>
  );
}

/** Everything that can be gone to, asked or done, found by any word of its name. */
export function Palette({ close }: { close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const perform = usePaletteActs();
  const chosen = useRef<PaletteEntry | null>(null);
  const picking = usePicking(typed, (entry) => {
    chosen.current = entry;
    dialog.current?.close();
  });
  useEffect(() => dialog.current?.showModal(), []);
  // What opens next stands over the page alone, and the focus is back where it was: only then is it done.
  const finish = (): void => {
    close();
    if (chosen.current !== null) perform(chosen.current.act);
  };
  const press = (event: KeyboardEvent): void => {
    const entry = picking.shown[picking.at];
    if (event.key === 'ArrowDown') picking.move(picking.at + 1);
    else if (event.key === 'ArrowUp') picking.move(picking.at - 1);
    else if (event.key === 'Enter' && entry !== undefined) picking.choose(entry);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="dialog palette" aria-label="Search" onClose={finish}>
      <input
        type="text"
        role="combobox"
        aria-label="Search pages, segments, metrics, filters, actions, definitions"
        aria-autocomplete="list"
        aria-expanded={picking.shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={picking.shown.length === 0 ? undefined : `${id}-list-${picking.at}`}
        autoComplete="off"
        spellCheck={false}
        placeholder="Search pages, segments, metrics…"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
      />
      <Entries id={`${id}-list`} picking={picking} />
      <output className="palette-said">
        {picking.shown.length === 0 ? 'Nothing has these words in its name.' : <span className="hidden">{picking.shown.length} found</span>}
      </output>
    </dialog>
  );
}
