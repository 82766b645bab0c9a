import { useId, useMemo } from 'react';
import type { Direction } from '../../../../core/discovery';
import type { Condition } from '../../../../core/metrics';
import type { Leaving } from '../../../../core/what-if-leaving';
import { leastOf } from '../../../../views/answered';
import { leavingView } from '../../../../views/what-if-leaving';
import { startFromPart } from '../../../../views/what-if-starts';
import { DataTable } from '../../../parts/data-table';
import { Failed } from '../../../parts/failed';
import { SentenceText } from '../../../parts/sentence-text';
import { Skeleton } from '../../../parts/skeleton';
import type { Loaded } from '../../../session';
import { RecordWhatIf } from './record-what-if';
import { useLeaving } from './use-leaving';
import styles from './what-if.module.css';

export type PartProps = {
  readonly loaded: Loaded;
  /** The part in words, as it stands inside a sentence: `Industry is Retail`. */
  readonly name: string;
  /** All of them hold; it has to stay the same object as long as it says the same. */
  readonly where: readonly Condition[];
  /** `worst` asks what leaving it would have come to; `best` holds it against the rest. */
  readonly direction: Direction;
};

function Told({
  loaded,
  name,
  direction,
  leaving,
  headed,
}: Omit<PartProps, 'where'> & { readonly leaving: Leaving; readonly headed: string }) {
  const view = useMemo(
    () => leavingView(leaving, { name, direction, least: leastOf(loaded.definitions) }),
    [leaving, name, direction, loaded],
  );
  const start = useMemo(() => startFromPart(leaving, { name, direction }), [leaving, name, direction]);
  return (
    <>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      <p>{view.verdict}</p>
      {view.tables.map((table) => (
        <DataTable key={table.caption} table={table} />
      ))}
      <ul className="card-foot">
        {view.foot.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <RecordWhatIf start={start} describedBy={headed} />
    </>
  );
}

/** What would leaving a part of the market have come to, and how does it stand beside the rest? */
export function PartPanel({ loaded, name, where, direction }: PartProps) {
  const id = useId();
  const study = useLeaving(loaded, where);
  return (
    <section className={`card ${styles['panel'] ?? ''}`} aria-labelledby={id}>
      <h5 id={id}>
        {direction === 'worst' ? `What if we had left deals where ${name}?` : `How do deals where ${name} stand beside the rest?`}
      </h5>
      {study.failure === null ? null : <Failed says={study.failure} retry={study.retry} />}
      {study.failure === null && study.told === undefined ? <Skeleton label="The history is being read without it" /> : null}
      {study.told === undefined ? null : <Told {...{ loaded, name, direction, headed: id }} leaving={study.told} />}
    </section>
  );
}
