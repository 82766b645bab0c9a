import { useEffect } from 'react';
import type { Question } from '../../core/question';
import { chosenPeriod } from '../../views/periods';
import type { Page } from '../pages';
import type { Loaded } from '../session';

/** Names the tab after the page and the period it shows: `Council · Q3 FY25 · Plumbline`. */
export function usePageTitle(page: Page, question: Question, loaded: Loaded | null): void {
  const period = loaded === null || !page.asksPeriod ? null : chosenPeriod(question.period, loaded.dataset).name;
  const title = [page.title, period, 'Plumbline'].filter((part) => part !== null).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
