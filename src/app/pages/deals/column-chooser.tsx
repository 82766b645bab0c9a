import { useState } from 'react';
import type { DealColumn } from '../../../views/deals-columns';
import { DENSITIES, prefer, usePreferences } from '../../theme/preferences';
import { choose, keptAs } from './choices';

type Props = { readonly all: readonly DealColumn[]; readonly shown: readonly DealColumn[] };

const MANY = 12;

/** Which columns are shown, and how close together rows stand. */
export function ColumnChooser({ all, shown }: Props) {
  const preferred = usePreferences();
  const [search, setSearch] = useState('');
  const [, ...rest] = all;
  const isShown = new Set(shown.map(({ id }) => id));
  const found = rest.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  const toggle = (column: DealColumn): void => {
    const [, ...own] = shown;
    const next = isShown.has(column.id) ? own.filter(({ id }) => id !== column.id) : [...own, column];
    choose({ shown: next.map(keptAs) });
  };
  return (
    <div className="deals-columns">
      <fieldset className="toggle">
        <legend className="hidden">Density of rows</legend>
        {DENSITIES.map((density) => (
          <button key={density} type="button" aria-pressed={preferred.density === density} onClick={() => prefer({ density })}>
            {density === 'compact' ? 'Compact rows' : 'Comfortable rows'}
          </button>
        ))}
      </fieldset>
      <input
        type="search"
        value={search}
        hidden={rest.length <= MANY}
        placeholder="Find a column"
        aria-label="Find a column"
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul aria-label="Columns">
        {found.map((column) => (
          <li key={column.id}>
            <label>
              <input type="checkbox" checked={isShown.has(column.id)} onChange={() => toggle(column)} />
              {column.label}
            </label>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" onClick={() => choose({ shown: rest.map(keptAs) })}>
          Show all {rest.length + 1}
        </button>{' '}
        <button type="button" className="button" onClick={() => choose({ shown: null, pinned: [] })}>
          The usual ones
        </button>
      </p>
    </div>
  );
}
