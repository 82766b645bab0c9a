import { useMemo } from 'react';
import { winsByAttribute, type IcpVersion } from '../../../../core/icp';
import type { MetricId } from '../../../../core/metrics';
import { leastOf } from '../../../../views/answered';
import { cited } from '../../../../views/cited';
import { attributesView, START_SAYS, startText } from '../../../../views/icp-attributes';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { equalDraft } from '../../../../views/icp-builder-starts';
import { studiedIn } from '../../../../views/study';
import { DataTable } from '../../../parts/data-table';
import { EvidenceOpener } from '../../../parts/evidence-opener';
import { SentenceText } from '../../../parts/sentence-text';
import { studyingOf } from '../studying';
import type { SectionProps } from '../world';
import styles from './attributes.module.css';

type Props = SectionProps & {
  /** The draft that waits to be gone on with; null where there is none. */
  readonly waiting: IcpVersion | null;
  onDraft(version: IcpVersion): void;
};

const QUESTION = 'Which accounts win, attribute by attribute?';
const NO_METRICS: readonly MetricId[] = [];

/** What can be seen without a profile: how deals are won by attribute, and the way to begin one. */
export function AttributesSection({ world, waiting, onDraft }: Props) {
  const { accounts, results, loaded } = world;
  const { dataset, definitions } = loaded;
  const { bands, segmentations } = definitions;
  const wins = useMemo(() => winsByAttribute(accounts, results, { bands }), [accounts, results, bands]);
  const view = useMemo(
    () =>
      attributesView(wins, {
        naming: namingOf(dataset.dimensions, results.currency),
        least: leastOf(definitions),
        studying: studyingOf(world),
      }),
    [wins, dataset, results, definitions, world],
  );
  const evidence = useMemo(() => cited(studiedIn([view.table])), [view]);
  const start = (): void => onDraft(waiting ?? equalDraft(world, new Set(segmentations.map(({ id }) => id))));
  return (
    <section className={styles['section']} aria-labelledby="icp-attributes">
      <h2 id="icp-attributes">{QUESTION}</h2>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {view.table === null ? null : (
        <>
          <div className={styles['start']}>
            <button type="button" className="button button-main" onClick={start}>
              {startText(waiting)}
            </button>
            <span className="quiet">{START_SAYS}</span>
          </div>
          <EvidenceOpener question={QUESTION} evidence={evidence} metrics={NO_METRICS}>
            <DataTable table={view.table} />
          </EvidenceOpener>
        </>
      )}
      {view.blocked.length === 0 ? null : (
        <>
          <h3>Only known after a win</h3>
          <ul>
            {view.blocked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {view.table === null ? null : (
        <ul className="card-foot">
          {view.foot.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
