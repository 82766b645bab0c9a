import type { Choice } from '../../../views/segment-choice';

type Props<Id extends string> = {
  readonly legend: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
};

/** A few choices side by side, one of them pressed; a single one is no choice and not shown. */
export function Switch<Id extends string>({ legend, choices, chosen, choose }: Props<Id>) {
  if (choices.length < 2) return null;
  return (
    <fieldset className="toggle">
      <legend className="hidden">{legend}</legend>
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
