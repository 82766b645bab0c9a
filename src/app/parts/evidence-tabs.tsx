import { useRef, type KeyboardEvent } from 'react';
import type { EvidenceSide } from '../../core/question';
import type { SideTab } from '../../views/evidence-panel';

type Props = { readonly id: string; readonly tabs: readonly SideTab[]; readonly shown: EvidenceSide; turn(side: EvidenceSide): void };

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

/** One tab stop; arrow keys turn to the next tab at once, Home and End to the ends. */
export function EvidenceTabs({ id, tabs, shown, turn }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === shown);
    const ends: ReadonlyMap<string, number> = new Map([
      ['Home', 0],
      ['End', tabs.length - 1],
    ]);
    const step = STEPS.get(event.key);
    const to = step === undefined ? ends.get(event.key) : (at + step + tabs.length) % tabs.length;
    const next = to === undefined ? undefined : tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    turn(next.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.id}`)}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div ref={list} role="tablist" aria-label="What to look at" className="evidence-tabs" onKeyDown={press}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${id}-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === shown}
          aria-controls={`${id}-side`}
          tabIndex={tab.id === shown ? 0 : -1}
          onClick={() => turn(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
