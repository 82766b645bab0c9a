import { useId } from 'react';
import type { SegmentStatus } from '../../../core/segments';
import type { Attribute } from '../../../views/definitions-rules';
import { STATUS_TEXT, STATUSES, type SegmentDraft } from '../../../views/definitions-segments';
import styles from './definitions.module.css';
import { RuleFields } from './rule-fields';
import { TextField } from './text-field';

type Props = {
  readonly segment: SegmentDraft;
  readonly place: { readonly at: number; readonly of: number };
  readonly attributes: readonly Attribute[];
  readonly fault: string | null;
  change(part: Partial<SegmentDraft>): void;
  move(by: -1 | 1): void;
  remove(): void;
};

/** The buttons that put a segment elsewhere, or out. */
function Order({ segment, place, move, remove }: Pick<Props, 'segment' | 'place' | 'move' | 'remove'>) {
  const name = segment.name || `segment ${place.at + 1}`;
  return (
    <span className={styles['control']}>
      <button type="button" className="button" disabled={place.at === 0} aria-label={`Move ${name} up`} onClick={() => move(-1)}>
        Up
      </button>
      <button
        type="button"
        className="button"
        disabled={place.at === place.of - 1}
        aria-label={`Move ${name} down`}
        onClick={() => move(1)}
      >
        Down
      </button>
      <button type="button" className="button" aria-label={`Remove ${name}`} onClick={remove}>
        Remove
      </button>
    </span>
  );
}

/** What people write about a segment; no number rests on it. */
function Card({ segment, change }: Pick<Props, 'segment' | 'change'>) {
  return (
    <details>
      <summary>Proposition, play and coverage</summary>
      <div className={styles['fields']}>
        <TextField label="Proposition" text={segment.valueProposition} type={(valueProposition) => change({ valueProposition })} />
        <TextField label="Play" text={segment.play} type={(play) => change({ play })} />
        <TextField label="Coverage" text={segment.coverageModel} type={(coverageModel) => change({ coverageModel })} />
        <TextField label="Pains, with semicolons between them" text={segment.pains} type={(pains) => change({ pains })} />
        <TextField label="Roles, with semicolons between them" text={segment.roles} type={(roles) => change({ roles })} />
        <TextField label="Next review" kind="date" text={segment.review} type={(review) => change({ review })} />
      </div>
    </details>
  );
}

/** One segment of the version that is being written. */
export function SegmentFields({ segment, place, attributes, fault, change, move, remove }: Props) {
  const id = useId();
  return (
    <li>
      <fieldset className={styles['segment']}>
        <legend>{segment.name || `Segment ${place.at + 1}`}</legend>
        <div className={styles['fields']}>
          <TextField label="Name" text={segment.name} type={(name) => change({ name })} />
          <TextField label="Owner" text={segment.owner} type={(owner) => change({ owner })} />
          <div className="field">
            <label htmlFor={id}>Status</label>
            <select id={id} value={segment.status} onChange={(event) => change({ status: event.target.value as SegmentStatus })}>
              {STATUSES.map((status) => (
                <option key={status} value={status}>
                  {STATUS_TEXT[status]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <RuleFields rule={segment.rule} attributes={attributes} change={(rule) => change({ rule })} />
        <p className={styles['fault']} aria-live="polite">
          {fault}
        </p>
        <Card segment={segment} change={change} />
        <Order segment={segment} place={place} move={move} remove={remove} />
      </fieldset>
    </li>
  );
}
