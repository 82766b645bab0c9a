import { lazy } from 'react';
import type { AsOfFrom } from '../../core/model';
import { asOfText } from '../../wording/as-of';
import { Popover } from '../parts/popover';
import type { Loaded } from '../session';
import { Fetched } from '../parts/fetched';

const AsOfForm = lazy(() => import('./as-of-form').then((module) => ({ default: module.AsOfForm })));

const FROM: Readonly<Record<AsOfFrom, string>> = { given: 'chosen', lastEvent: 'last event', nothing: 'not in the files' };

/** The date that every number is as of, where it comes from, and the way to another. */
export function AsOf({ loaded }: { readonly loaded: Loaded }) {
  const { dataset } = loaded;
  const text = asOfText(dataset);
  return (
    <div className="field">
      <span>As of: {FROM[dataset.asOfFrom]}</span>
      <Popover className="button" label={text} says={`As of ${text}: change the date`}>
        <Fetched waiting={<p className="quiet">Reading the dates…</p>}>
          <AsOfForm loaded={loaded} />
        </Fetched>
      </Popover>
    </div>
  );
}
