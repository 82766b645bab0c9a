import type { Ref } from 'react';
import { OBJECTIVES } from '../../core/discovery';
import {
  chosenText,
  depthOf,
  DEPTH_CHOICES,
  DIRECTION_CHOICES,
  OBJECTIVE_CHOICES,
  type AttributeToSearch,
  type SearchChosen,
} from '../../views/discovery-choices';
import { Switch } from '../pages/segments/switch';
import { ChoiceField } from '../pages/icp/builder/fields';
import styles from './discovery.module.css';

type Props = {
  readonly chosen: SearchChosen;
  readonly attributes: readonly AttributeToSearch[];
  readonly searchButton: Ref<HTMLButtonElement>;
  choose(chosen: SearchChosen): void;
  search(): void;
};

function Attributes({ chosen, attributes, choose }: Pick<Props, 'chosen' | 'attributes' | 'choose'>) {
  const { without } = chosen;
  const tick = (id: AttributeToSearch['id'], isIn: boolean): void =>
    choose({ ...chosen, without: new Set([...without].filter((each) => each !== id).concat(isIn ? [] : [id])) });
  return (
    <details className={styles['more']}>
      <summary>Attributes to search: {chosenText(attributes, without)}</summary>
      <fieldset className={styles['attributes']}>
        <legend className="hidden">Attributes to search</legend>
        {attributes.map(({ id, label }) => (
          <label key={id}>
            <input type="checkbox" checked={!without.has(id)} onChange={(event) => tick(id, event.target.checked)} />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** What is searched, and the way to begin: nothing is searched before somebody asks for it. */
export function SearchChoices({ chosen, attributes, searchButton, choose, search }: Props) {
  const { objective, direction, depth, without } = chosen;
  const isEmpty = attributes.every(({ id }) => without.has(id));
  return (
    <div className={styles['choices']}>
      <div className={styles['row']}>
        <ChoiceField
          label="Look for"
          value={objective}
          choices={OBJECTIVE_CHOICES}
          choose={(next) => choose({ ...chosen, objective: next })}
        />
        <Switch
          legend="Which end of the list"
          choices={DIRECTION_CHOICES}
          chosen={direction}
          choose={(next) => choose({ ...chosen, direction: next })}
        />
        <Switch
          legend="How many conditions at once"
          choices={DEPTH_CHOICES}
          chosen={`${depth}`}
          choose={(next) => choose({ ...chosen, depth: depthOf(next) })}
        />
        <button ref={searchButton} type="button" className="button button-main" disabled={isEmpty} onClick={search}>
          Search for combinations
        </button>
      </div>
      <p className={styles['hint']}>{OBJECTIVES[objective].says}</p>
      <Attributes chosen={chosen} attributes={attributes} choose={choose} />
    </div>
  );
}
