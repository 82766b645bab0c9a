import { useId, useMemo, useState } from 'react';
import { faultOfVersion, saysSame, type IcpVersion, type Scored } from '../../../../core/icp';
import type { Effect } from '../../../../core/icp-effect';
import { withRanges } from '../../../../core/what-if';
import { leastOf } from '../../../../views/answered';
import { effectView, type EffectView } from '../../../../views/icp-effect';
import type { EffectSides } from '../../../../views/icp-effect-words';
import { startFromDraft } from '../../../../views/what-if-starts';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import { RecordWhatIf } from '../what-if/record-what-if';
import { comesUnasked, useRanges } from '../what-if/use-ranges';
import type { IcpWorld, SectionProps } from '../world';
import styles from './effect.module.css';
import { preparedFor } from './prepared';

type Props = SectionProps & {
  /** The version that is being worked on; null where there is none. */
  readonly draft: IcpVersion | null;
  /** Its scores where somebody has them already. */
  readonly draftScored?: Scored | null;
  /** Of its heading, by where it stands. */
  readonly level?: 2 | 5;
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

type Drafted = { readonly current: Effect | null; readonly draft: Effect | null; readonly fault: string | null };

/** The version in force and the draft over the loaded history, at once. */
function useDrafted({ world, draft, draftScored = null }: Props): Drafted {
  const prepared = preparedFor(world);
  const { version, scored } = world;
  const current = useMemo(
    () => (version === null || scored === null ? null : prepared.effectOf(version, scored)),
    [prepared, version, scored],
  );
  const drafted = useMemo(() => {
    const fault = draft === null ? null : faultOfVersion(draft);
    const isScored = draft !== null && fault === null;
    return { draft: isScored ? prepared.effectOf(draft, draftScored ?? prepared.score(draft)) : null, fault };
  }, [prepared, draft, draftScored]);
  return useMemo(() => ({ ...drafted, current }), [drafted, current]);
}

/** Both with the intervals that come a moment later. */
function useRanged(world: IcpWorld, { current, draft, fault }: Drafted, isAsked: boolean) {
  const ofCurrent = useRanges(world, current?.version ?? null, current?.scored ?? null, isAsked && draft !== null);
  const ofDraft = useRanges(world, draft?.version ?? null, draft?.scored ?? null, isAsked);
  const isComing = ofCurrent.isComing || ofDraft.isComing;
  const sides = useMemo(
    () => ({
      current: current === null || ofCurrent.ranges === null ? current : withRanges(current, ofCurrent.ranges),
      draft: draft === null || ofDraft.ranges === null ? draft : withRanges(draft, ofDraft.ranges),
    }),
    [current, draft, ofCurrent.ranges, ofDraft.ranges],
  );
  const settled = ofDraft.ranges === null ? 'none' : 'there';
  const ranges: EffectSides['ranges'] = isComing ? 'coming' : settled;
  return useMemo(() => ({ ...sides, fault, ranges }), [sides, fault, ranges]);
}

/** What would this change do? The draft beside the version in force on the loaded history, told anew at every keystroke. */
export function EffectPanel(props: Props) {
  const { world, level = 2 } = props;
  const { loaded } = world;
  const Heading = `h${level}` as const;
  const id = useId();
  const [isWanted, want] = useState(() => comesUnasked(world));
  const sides = useRanged(world, useDrafted(props), isWanted);
  const { draft, current } = sides;
  const view = useMemo(() => {
    const isOfAll = loaded.definitions.assumptions.dealClass === 'all';
    return effectView({ ...sides, least: leastOf(loaded.definitions), isOfAll });
  }, [sides, loaded]);
  const isKept = draft !== null && saysSame(loaded.definitions.icpDraft, draft.version);
  const start = useMemo(() => (draft === null ? null : startFromDraft(draft, current, isKept)), [draft, current, isKept]);
  return (
    <section className={`card ${styles['effect'] ?? ''}`} aria-labelledby={id}>
      <Heading id={id}>What would this change do?</Heading>
      <div aria-live="polite">
        <SentenceText sentence={view.sentence} className="card-sentence" />
      </div>
      <Told view={view} />
      {isWanted || draft === null ? null : (
        <p>
          <button type="button" className="button" onClick={() => want(true)}>
            Work out all ranges
          </button>
        </p>
      )}
      {start === null ? null : <RecordWhatIf start={start} describedBy={id} />}
    </section>
  );
}
