import type { MetricId } from '../../core/metrics';
import type { MetricChoices } from '../../views/definitions-targets';
import { Labelled } from './fields';

type Props = {
  readonly label: string;
  readonly metric: MetricId;
  readonly choices: MetricChoices;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  choose(metric: MetricId): void;
};

/** A metric of the catalogue, by group. */
export function MetricField({ label, metric, choices, hint, fault, choose }: Props) {
  const pick = (id: string): void => {
    const found = choices.flatMap(({ metrics }) => metrics).find((each) => each.id === id);
    if (found !== undefined) choose(found.id);
  };
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(control) => (
        <select {...control} value={metric} onChange={(event) => pick(event.target.value)}>
          {choices.map(({ title, metrics }) => (
            <optgroup key={title} label={title}>
              {metrics.map(({ id, label: name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Labelled>
  );
}
