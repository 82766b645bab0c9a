import { useMemo } from 'react';
import { equalProfile, winsByAttribute, type IcpVersion } from '../../../../core/icp';
import { leastOf } from '../../../../views/answered';
import { attributesView, START_SAYS, startText } from '../../../../views/icp-attributes';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { startedDraft } from '../../../../views/icp-builder-starts';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import type { SectionProps } from '../world';
import styles from './attributes.module.css';

type Props = SectionProps & {
  /** The draft that waits to be gone on with; null where there is none. */
  readonly waiting: IcpVersion | null;
  onDraft(version: IcpVersion): void;
};

/** What can be seen without a profile: how deals are won by attribute, and the way to begin one. */
export function AttributesSection({ world, waiting, onDraft }: Props) {
  const { accounts, results, loaded, date } = world;
  const { dataset, definitions } = loaded;
  const { bands, segmentations } = definitions;
  const wins = useMemo(() => winsByAttribute(accounts, results, { bands }), [accounts, results, bands]);
  const view = useMemo(
    () => attributesView(wins, { naming: namingOf(dataset.dimensions, results.currency), least: leastOf(definitions) }),
    [wins, dataset, results, definitions],
  );
  const start = (): void => {
    const leftOut = new Set([...segmentations.map(({ id }) => id), ...wins.leakage.leaks.map(({ name }) => name)]);
    onDraft(waiting ?? startedDraft([equalProfile('Equal weights', accounts, leftOut)], date, 'Draft with equal weights'));
  };
  return (
    <section className={styles['section']} aria-labelledby="icp-attributes">
      <h2 id="icp-attributes">Which accounts win, attribute by attribute?</h2>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {view.table === null ? null : (
        <>
          <div className={styles['start']}>
            <button type="button" className="button button-main" onClick={start}>
              {startText(waiting)}
            </button>
            <span className="quiet">{START_SAYS}</span>
          </div>
          <DataTable table={view.table} />
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
