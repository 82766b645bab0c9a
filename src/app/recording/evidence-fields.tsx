import type { EvidenceLine } from '../../views/decision-evidence';
import { FigureText } from '../parts/figure-text';
import { X } from '../icons';

type Props = {
  readonly lines: readonly EvidenceLine[];
  readonly frozen: string;
  /** Null where nothing can be taken away any more: what was recorded stays as it was. */
  readonly remove: ((at: number) => void) | null;
};

const NONE = 'No figure is attached. Started from the menu of a card, a decision brings the figures of that card along.';

/** The figures that a decision rests on, as they are at this moment. */
export function EvidenceFields({ lines, frozen, remove }: Props) {
  return (
    <fieldset className="recording-group">
      <legend>What does it rest on?</legend>
      {lines.length === 0 ? <p className="hint">{NONE}</p> : null}
      <ul className="recording-evidence">
        {lines.map(({ label, place, figure }, at) => (
          <li key={`${at} ${label} ${place}`}>
            <span className="recording-evidence-what">
              {label} <span className="quiet">{place}</span>
            </span>
            <FigureText figure={figure} />
            {remove === null ? null : (
              <button type="button" className="icon-button" aria-label={`Leave out ${label}, ${place}`} onClick={() => remove(at)}>
                <X size={16} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">{frozen}</p>
    </fieldset>
  );
}
