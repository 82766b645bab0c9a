import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

/** Rows down and columns along. */
const STEPS = new Map<string, readonly [down: number, along: number]>([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
]);

type Grid = readonly (readonly (HTMLButtonElement | null)[])[];

/** The buttons of a table where they stand; a cell that opens nothing has none. */
const gridOf = (table: HTMLTableElement): Grid => [...table.rows].map((row) => [...row.cells].map((cell) => cell.querySelector('button')));

/** Of all buttons one is a stop of Tab: the given one, else the first. */
function stopAt(table: HTMLTableElement, wanted: Element | null): void {
  const all = gridOf(table).flatMap((row) => row.filter((button) => button !== null));
  const stop = all.find((button) => button === wanted) ?? all.find(({ tabIndex }) => tabIndex === 0) ?? all[0];
  for (const button of all) button.tabIndex = button === stop ? 0 : -1;
}

/** The next button that way, over cells that have none. */
function nextOf(grid: Grid, from: Element, [down, along]: readonly [number, number]): HTMLButtonElement | null {
  let row = grid.findIndex((buttons) => buttons.some((button) => button === from));
  let column = grid[row]?.findIndex((button) => button === from) ?? -1;
  for (;;) {
    row += down;
    column += along;
    const button = grid[row]?.[column];
    if (button === undefined) return null;
    if (button !== null) return button;
  }
}

type CellKeys = {
  readonly ref: RefObject<HTMLTableElement | null>;
  onKeyDown(event: KeyboardEvent<HTMLTableElement>): void;
  onFocus(event: FocusEvent<HTMLTableElement>): void;
};

/** Arrow keys move between the buttons of a table, which is one stop of Tab. */
export function useCellKeys(): CellKeys {
  const ref = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // Buttons may have come and gone: exactly one of those that are there is a stop.
    const { current } = ref;
    if (current === null) return;
    const stops = gridOf(current).flatMap((row) => row.filter((button) => button?.tabIndex === 0));
    stopAt(current, stops.length === 1 ? (stops[0] ?? null) : current.querySelector('button'));
  });
  return {
    ref,
    onFocus: ({ currentTarget, target }) => stopAt(currentTarget, target),
    onKeyDown: (event) => {
      const step = STEPS.get(event.key);
      const from = event.target instanceof Element ? event.target.closest('button') : null;
      if (step === undefined || from === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = nextOf(gridOf(event.currentTarget), from, step);
      event.preventDefault();
      next?.focus();
    },
  };
}
