import { useId } from 'react';
import type { NumberChoice } from '../../views/evidence';

type Props = { readonly choices: readonly NumberChoice[]; readonly chosen: string; choose(id: string): void };

/** Which number of a card is taken apart, by metric. */
export function EvidenceChooser({ choices, chosen, choose }: Props) {
  const id = useId();
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <div className="field">
      <label htmlFor={id}>Which number</label>
      <select id={id} value={chosen} onChange={(event) => choose(event.target.value)}>
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
