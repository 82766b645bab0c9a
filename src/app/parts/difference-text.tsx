import type { Difference } from '../../wording';

type Props = { readonly difference: Difference | null; readonly relative?: string | null };

/** A difference with its limits under it; nothing where too few deals allow one. */
export function DifferenceText({ difference, relative = null }: Props) {
  if (difference === null) return <p className="difference" />;
  return (
    <p className="difference">
      <span>
        {difference.value}
        {relative === null ? null : <span className="quiet"> {relative}</span>}
      </span>
      {difference.limits === null ? null : <span className="quiet">{difference.limits}</span>}
    </p>
  );
}
