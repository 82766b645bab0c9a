import type { WhatIfStart } from '../../../../views/what-if-starts';
import { record } from '../../../recording/recording-store';

type Props = { readonly start: WhatIfStart; readonly describedBy: string };

/** Starts a decision from a what-if: the figures that it shows are frozen with it. */
export function RecordWhatIf({ start: { start, readings }, describedBy }: Props) {
  return (
    <p>
      <button type="button" className="button" aria-describedby={describedBy} onClick={() => record({ start, readings })}>
        Record a decision
      </button>
    </p>
  );
}
