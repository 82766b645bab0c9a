import { useId, useMemo, useState, type FormEvent } from 'react';
import type { MetricId } from '../../../core/metrics';
import type { Dataset } from '../../../core/model';
import { USUAL_TARGETS } from '../../../core/workspace';
import {
  areSameTargets,
  areUsualTargets,
  NEW_TARGET,
  targetChoices,
  targetDrafts,
  targetsSavingText,
  targetsView,
  type ShownTarget,
  type TargetDraft,
} from '../../../views/definitions-targets';
import { Plus, X } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import { useSession, type Loaded } from '../../session';
import styles from './definitions.module.css';
import { TargetSlice } from './target-slice';

const CHOICES = targetChoices();

type RowProps = {
  readonly target: ShownTarget;
  readonly at: number;
  readonly dataset: Dataset;
  change(part: Partial<TargetDraft>): void;
  remove(): void;
};

function TargetRow({ target, at, dataset, change, remove }: RowProps) {
  const id = useId();
  const name = `target ${at + 1}`;
  return (
    <li className={styles['target']}>
      <select
        aria-label={`Metric of ${name}`}
        value={target.metric}
        onChange={(event) => change({ metric: event.target.value as MetricId })}
      >
        {CHOICES.map(({ title, metrics }) => (
          <optgroup key={title} label={title}>
            {metrics.map((metric) => (
              <option key={metric.id} value={metric.id}>
                {metric.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        aria-label={`Direction of ${name}`}
        value={target.want}
        onChange={(event) => change({ want: event.target.value as TargetDraft['want'] })}
      >
        <option value="atLeast">at least</option>
        <option value="atMost">at most</option>
      </select>
      <span className={styles['control']}>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={`Value of ${name}`}
          aria-invalid={target.fault !== null}
          aria-describedby={id}
          value={target.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        {target.unit === '' ? null : <span className="quiet">{target.unit}</span>}
      </span>
      <button type="button" className="icon-button" aria-label={`Remove ${name}`} onClick={remove}>
        <X size={16} aria-hidden="true" />
      </button>
      <TargetSlice target={target} name={name} dataset={dataset} change={(slice) => change({ slice })} />
      <p id={id} className={styles['fault']} aria-live="polite">
        {target.fault}
      </p>
    </li>
  );
}

/** What the workspace aims for: a metric, at least or at most, a value, in all or in a slice. */
export function TargetsEditor({ loaded }: { readonly loaded: Loaded }) {
  const { currency } = loaded.dataset;
  const { targets } = loaded.definitions;
  const [drafts, setDrafts] = useState(() => targetDrafts(targets, currency));
  const session = useSession();
  const announce = useAnnounce();
  const view = useMemo(() => targetsView(drafts, currency, loaded.dataset), [drafts, currency, loaded.dataset]);
  const saving = targetsSavingText(targets, view);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (view.next === null) return announce(saving);
    session.define({ ...loaded.definitions, targets: view.next });
    announce('Saved. Every verdict is held against these targets.');
  };
  return (
    <section aria-labelledby="part-targets">
      <h2 id="part-targets" tabIndex={-1}>
        What is aimed for?
      </h2>
      <form onSubmit={save} className={styles['form']} noValidate>
        {areUsualTargets(loaded.definitions) ? <p className="quiet">These are the usual targets; nobody has set others.</p> : null}
        {view.rows.length === 0 ? <p>No target is set: no number is called met or missed.</p> : null}
        <ul className={styles['targets']}>
          {view.rows.map((target, at) => (
            <TargetRow
              key={at}
              target={target}
              at={at}
              dataset={loaded.dataset}
              change={(part) => setDrafts(drafts.map((draft, place) => (place === at ? { ...draft, ...part } : draft)))}
              remove={() => setDrafts(drafts.filter((_, place) => place !== at))}
            />
          ))}
        </ul>
        <div className={styles['saving']}>
          <button type="button" className="button" onClick={() => setDrafts([...drafts, NEW_TARGET])}>
            <Plus size={16} aria-hidden="true" />
            Add a target
          </button>
          <button type="button" className="button" onClick={() => setDrafts(targetDrafts(USUAL_TARGETS, currency))}>
            Reset to the usual targets
          </button>
          <button
            type="submit"
            className="button button-main"
            disabled={session.progress !== null || view.next === null || areSameTargets(targets, view.next)}
          >
            Save these targets
          </button>
          <output>{saving}</output>
        </div>
      </form>
    </section>
  );
}
