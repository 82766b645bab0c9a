import type { Reference } from '../../../views/economics-returns';

type Props = {
  readonly label: string;
  readonly references: readonly Reference[];
  readonly chosen: Reference | null;
  choose(reference: Reference | null): void;
};

/** A value to hold a picture against; none unless somebody chooses one. */
export function ReferenceChoice({ label, references, chosen, choose }: Props) {
  return (
    <label className="field reference">
      <span>{label}</span>
      <select value={chosen?.id ?? ''} onChange={(event) => choose(references.find(({ id }) => id === event.target.value) ?? null)}>
        <option value="">none</option>
        {references.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
