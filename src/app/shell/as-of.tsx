import { lazy } from 'react';
import { dateOf } from '../../core/model';
import { dateText } from '../../wording/date';
import { Popover } from '../parts/popover';
import type { Loaded } from '../session';
import { Fetched } from '../parts/fetched';

const AsOfForm = lazy(() => import('./as-of-form').then((module) => ({ default: module.AsOfForm })));

/** The date that every number is as of, where it comes from, and the way to another. */
export function AsOf({ loaded }: { readonly loaded: Loaded }) {
  const { asOf, asOfGiven } = loaded.dataset;
  return (
    <div className="field">
      <span>As of: {asOfGiven ? 'chosen' : 'last event'}</span>
      <Popover className="button" label={dateText(dateOf(asOf))} says={`As of ${dateText(dateOf(asOf))}: change the date`}>
        <Fetched waiting={<p className="quiet">Reading the dates…</p>}>
          <AsOfForm loaded={loaded} />
        </Fetched>
      </Popover>
    </div>
  );
}
