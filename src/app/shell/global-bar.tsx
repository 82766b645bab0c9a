import { lazy } from 'react';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { AsOf } from './as-of';
import { FilterChips } from './filter-chips';
import { PeriodPicker } from './period-picker';
import { Fetched } from '../parts/fetched';
import { TotalsWarning } from './totals-warning';

const MeasuredBy = lazy(() => import('./measured-by').then((module) => ({ default: module.MeasuredBy })));

/**
 * What is asked, on every page: the period, what it is compared with, and the filters, which are the address; and what the
 * numbers rest on, which is among the definitions: the as-of date and the version of the ICP.
 */
export function GlobalBar({ loaded, isStarting }: { readonly loaded: Loaded; readonly isStarting: boolean }) {
  const { question, ask } = useQuestion();
  return (
    <section className="bar" aria-label="What is asked" inert={isStarting}>
      <div className="bar-row">
        <PeriodPicker question={question} loaded={loaded} ask={ask} />
        <AsOf loaded={loaded} />
        <Fetched waiting={loaded.definitions.icp.length === 0 ? null : <div className="measuring" />}>
          <MeasuredBy question={question} loaded={loaded} ask={ask} />
        </Fetched>
        <FilterChips question={question} dataset={loaded.dataset} ask={ask} />
      </div>
      <TotalsWarning loaded={loaded} className="bar-warning" />
    </section>
  );
}
