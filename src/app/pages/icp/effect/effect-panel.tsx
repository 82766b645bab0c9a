import { useId, useMemo } from 'react';
import { faultOfVersion, type IcpVersion, type Scored } from '../../../../core/icp';
import { leastOf } from '../../../../views/answered';
import { effectView, type EffectView } from '../../../../views/icp-effect';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import type { SectionProps } from '../world';
import styles from './effect.module.css';
import { preparedFor } from './prepared';

type Props = SectionProps & {
  /** The version that is being worked on; null where there is none. */
  readonly draft: IcpVersion | null;
  /** Its scores where somebody has them already. */
  readonly draftScored?: Scored | null;
};

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <Lines lines={lines} />
    </section>
  );
}

function Told({ view }: { readonly view: EffectView }) {
  return (
    <>
      <Listed title="Which accounts change tier" lines={view.moves} />
      {view.table === null ? null : <DataTable table={view.table} />}
      {view.outcomes === null ? null : <DataTable table={view.outcomes} />}
      {view.differences.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>The differences in words, tier by tier</summary>
          <Lines lines={view.differences} />
        </details>
      )}
      {view.foot.length === 0 ? null : (
        <ul className="card-foot">
          {view.foot.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What would this change do? The draft beside the version in force on the loaded history, told anew at every keystroke. */
export function EffectPanel({ world, draft, draftScored = null }: Props) {
  const id = useId();
  const prepared = preparedFor(world);
  const { version, scored, loaded } = world;
  const current = useMemo(
    () => (version === null || scored === null ? null : prepared.effectOf(version, scored)),
    [prepared, version, scored],
  );
  const view = useMemo(() => {
    const fault = draft === null ? null : faultOfVersion(draft);
    const isScored = draft !== null && fault === null;
    return effectView({
      current,
      draft: isScored ? prepared.effectOf(draft, draftScored ?? prepared.score(draft)) : null,
      fault,
      least: leastOf(loaded.definitions),
      isOfAll: loaded.definitions.assumptions.dealClass === 'all',
    });
  }, [prepared, current, draft, draftScored, loaded]);
  return (
    <section className={`card ${styles['effect'] ?? ''}`} aria-labelledby={id}>
      <h2 id={id}>What would this change do?</h2>
      <div aria-live="polite">
        <SentenceText sentence={view.sentence} className="card-sentence" />
      </div>
      <Told view={view} />
    </section>
  );
}
