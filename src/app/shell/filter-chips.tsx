import { lazy, useRef, type KeyboardEvent } from 'react';
import type { Dataset } from '../../core/model';
import type { Filter, Question } from '../../core/question';
import { chipsOf, withoutFilter } from '../../views/chips';
import { Plus, X } from '../icons';
import { Popover } from '../parts/popover';
import { Fetched } from '../parts/fetched';

const FilterCount = lazy(() => import('./filter-count').then((module) => ({ default: module.FilterCount })));
const FilterForm = lazy(() => import('./filter-form').then((module) => ({ default: module.FilterForm })));

type Props = { readonly question: Question; readonly dataset: Dataset; ask(next: Question): void };

function Form({ question, dataset, ask, start }: Props & { readonly start: Filter | null }) {
  return (
    <Fetched waiting={<p className="quiet">Reading the fields…</p>}>
      <FilterForm question={question} dataset={dataset} start={start} submit={ask} />
    </Fetched>
  );
}

/** The filters in force as chips, each to be edited or removed, and the way to add one. */
export function FilterChips({ question, dataset, ask }: Props) {
  const adder = useRef<HTMLDivElement>(null);
  const remove = (at: number): void => {
    ask(withoutFilter(question, at));
    adder.current?.querySelector('button')?.focus();
  };
  const removeByKey = (at: number) => (event: KeyboardEvent) => {
    if (event.key === 'Delete') remove(at);
  };
  const label = (
    <>
      <Plus size={16} aria-hidden="true" />
      Filter
    </>
  );
  return (
    <section className="filters" aria-label="Filters">
      <ul>
        {chipsOf(question, dataset).map(({ at, text, filter }) => (
          <li key={`${filter.dimension} ${filter.is}`} className="chip">
            <Popover className="chip-edit" label={text} says={`Edit the filter ${text}`} onKeyDown={removeByKey(at)}>
              <Form question={question} dataset={dataset} ask={ask} start={filter} />
            </Popover>
            <button
              type="button"
              className="chip-remove"
              aria-label={`Remove the filter ${text}`}
              onClick={() => remove(at)}
              onKeyDown={removeByKey(at)}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <div ref={adder} className="filter-add">
        <Popover className="button" label={label} says="Add a filter">
          <Form question={question} dataset={dataset} ask={ask} start={null} />
        </Popover>
      </div>
      {question.where.length === 0 ? null : (
        <Fetched instead={null}>
          <FilterCount question={question} />
        </Fetched>
      )}
      {question.where.length > 1 ? (
        <button type="button" className="button button-plain" onClick={() => ask({ ...question, where: [] })}>
          Clear all
        </button>
      ) : null}
    </section>
  );
}
