import { useState } from 'react';
import { useSession } from '../../session';

type Option = { readonly value: string; readonly label: string };

/**
 * A list box whose choice is read anew by the worker: what was chosen shows at once, and what holds shows again when the
 * work is done, whatever came of it.
 */
export function SettledSelect({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}) {
  const { progress } = useSession();
  const [choice, setChoice] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const isAtRest = progress === null;
  const [wasAtRest, setWasAtRest] = useState(isAtRest);
  if (wasAtRest !== isAtRest) {
    setWasAtRest(isAtRest);
    if (isAtRest) setChoice(null);
  }
  const choose = (to: string): void => {
    setChoice({ from: value, to });
    onChoose(to);
  };
  const shown = !isAtRest && choice?.from === value ? choice.to : value;
  return (
    <select aria-label={label} value={shown} onChange={(event) => choose(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
