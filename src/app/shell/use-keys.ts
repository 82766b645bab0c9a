import { useEffect, useRef } from 'react';
import { periodBeside } from '../../views/period-steps';
import { chosenPeriod } from '../../views/periods';
import { pageOf, PAGES } from '../pages';
import { useAnnounce } from '../parts/announcer';
import { useSession } from '../session';
import { usePreferences } from '../theme/preferences';
import { useQuestion } from '../use-question';
import { actOf, LETTERS, type KeyAct } from './keys';
import type { Overlay } from './use-overlay';
import { useChanges } from './use-changes';

const TYPED = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]';
/** So long `g` waits for its letter, in milliseconds. */
const LEAD = 1500;

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(TYPED) !== null;

/** Opens the form of a first filter, or goes to the first chip; false where the page has no filters. */
function goToFilters(): boolean {
  const [chip, adder] = ['.filters .chip-edit', '.filters .filter-add button'].map((each) => document.querySelector<HTMLElement>(each));
  if (chip) chip.focus();
  else adder?.click();
  return Boolean(chip ?? adder);
}

/** Turns the card with the focus, or under the pointer, from chart to table or back; false where there is none. */
function turnCard(): boolean {
  const card = document.activeElement?.closest('.card') ?? document.querySelector('.card:hover');
  const other = card?.querySelector<HTMLElement>('.card-tools .toggle button[aria-pressed=false]');
  other?.click();
  return Boolean(other);
}

/** The keys of the whole page, as long as nothing stands over it or is about to. */
export function useKeys(open: (overlay: Overlay) => void, isFree: boolean): void {
  const { question, ask } = useQuestion();
  const { loaded } = useSession();
  const { shortcuts } = usePreferences();
  const { undo } = useChanges();
  const announce = useAnnounce();
  const ledAt = useRef(-LEAD);
  useEffect(() => {
    const step = (by: -1 | 1): void => {
      if (loaded === null || !pageOf(question.page).asksPeriod) return;
      const period = periodBeside(question.period, loaded.dataset, by);
      if (period === null) return announce(by < 0 ? 'There is no period before this one.' : 'There is no period after this one.');
      const { name, dates } = chosenPeriod(period, loaded.dataset);
      announce(name === dates ? name : `${name} · ${dates}`);
      ask({ ...question, period });
    };
    const go = (letter: string): void => {
      const page = PAGES.find(({ id }) => id === LETTERS.get(letter));
      if (page !== undefined) ask({ ...question, page: page.id });
    };
    const act = (found: KeyAct): void => {
      switch (found.kind) {
        case 'open':
          return found.overlay === 'present' && loaded === null ? undefined : open(found.overlay);
        case 'go':
          return go(found.letter);
        case 'period':
          return step(found.by);
        case 'undo':
          return announce(undo() ? 'The last change was taken back.' : 'There is nothing to take back.');
        case 'filter':
          return goToFilters() ? undefined : announce('This page has no filters.');
        case 'view':
          return turnCard() ? undefined : announce('Go to a card first: t turns it from chart to table.');
        case 'lead':
          ledAt.current = performance.now();
      }
    };
    const press = (event: KeyboardEvent): void => {
      if (!isFree || event.defaultPrevented || event.repeat || document.querySelector('dialog[open]') !== null) return;
      const isLed = performance.now() - ledAt.current < LEAD;
      ledAt.current = -LEAD;
      const found = actOf(event, { isTyping: isTyping(event.target), isLed, isOn: shortcuts });
      if (found === null) return;
      event.preventDefault();
      act(found);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [question, ask, loaded, shortcuts, undo, announce, open, isFree]);
}
