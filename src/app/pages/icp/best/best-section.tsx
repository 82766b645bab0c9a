import { useMemo, useState } from 'react';
import { splitDotsOption, splitHeight } from '../../../../charts/split-dots';
import { bestCustomers, draftFromBest, type IcpVersion, type Worth } from '../../../../core/icp';
import type { MetricId } from '../../../../core/metrics';
import { cited } from '../../../../views/cited';
import { bestView, othersText, TOPS, WORTHS, type BestView } from '../../../../views/icp-best';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { rowMarks } from '../../../../views/mark';
import { studiedIn } from '../../../../views/study';
import { plain } from '../../../../wording';
import { DataTable } from '../../../parts/data-table';
import { Drawing } from '../../../parts/drawing';
import { EvidenceOpener } from '../../../parts/evidence-opener';
import { askedLabel, askedStudy } from '../../../parts/evidence-studies';
import { SentenceText } from '../../../parts/sentence-text';
import { Switch } from '../../segments/switch';
import { useAnnounce } from '../../../parts/announcer';
import { studyingOf } from '../studying';
import type { SectionProps } from '../world';
import styles from './best.module.css';

type Listed = { readonly label: string; readonly items: readonly string[] };

function List({ label, items }: Listed) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

function Found({ view }: { readonly view: BestView }) {
  return (
    <>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {view.picture === null ? null : (
        <figure>
          <Drawing
            view={view.picture}
            draw={splitDotsOption}
            label={plain(view.sentence)}
            height={splitHeight(view.picture)}
            marks={rowMarks(view.picture.rows)}
          />
          <figcaption className={styles['caption']}>
            A filled dot is the share among the best, the hollow square below it that among the rest, each with its 95% interval.
          </figcaption>
        </figure>
      )}
      {view.table === null ? null : <DataTable table={view.table} />}
      {view.others === null ? null : (
        <details className={styles['others']}>
          <summary>{othersText(view.others.rows.length)}</summary>
          <DataTable table={view.others} />
        </details>
      )}
      <List label="Only known after a win" items={view.blocked} />
      <List label="What the least valuable fifth has: candidates for an anti-ICP, not applied" items={view.anti} />
      <ul className="card-foot">
        {view.foot.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  );
}

type Props = SectionProps & { onDraft(version: IcpVersion): void };

const NO_METRICS: readonly MetricId[] = [];

/** Who the best customers are, attribute by attribute against the rest, and a draft of a profile from that. */
export function BestSection({ world, onDraft }: Props) {
  const announce = useAnnounce();
  const [asked] = useState(() => askedStudy('study-best', 'study-rest'));
  const [top, setTop] = useState(() => askedLabel(asked, 'top', TOPS) ?? '0.2');
  const [by, setBy] = useState<Worth>(() => askedLabel(asked, 'worth', WORTHS) ?? 'revenue');
  const { accounts, results, date } = world;
  const { dataset } = world.loaded;
  const { segmentations, bands } = world.loaded.definitions;
  const naming = useMemo(() => namingOf(dataset.dimensions, results.currency), [dataset, results]);
  const barred = useMemo(() => new Set(segmentations.map(({ id }) => id)), [segmentations]);
  const found = useMemo(() => bestCustomers(accounts, results, { by, top: Number(top), bands }), [accounts, results, by, top, bands]);
  const view = useMemo(
    () => bestView(found, { naming, top: Number(top), barred, studying: studyingOf(world) }),
    [found, naming, top, barred, world],
  );
  const evidence = useMemo(() => cited(studiedIn([view.table, view.others])), [view]);
  const draft = useMemo(
    () =>
      'missing' in found
        ? null
        : draftFromBest(found, {
            id: 'best-customers',
            name: 'From our best customers',
            author: '',
            note: plain(view.sentence),
            date,
            barred,
          }),
    [found, view, date, barred],
  );
  const hand = (version: IcpVersion): void => {
    onDraft(version);
    announce('A profile was drafted from the best customers. It is not published.');
  };
  return (
    <section className={styles['section']} aria-labelledby="icp-best">
      <h2 id="icp-best" tabIndex={-1}>
        Who are our best customers?
      </h2>
      <div className={styles['switches']}>
        <Switch legend="How many are the best" choices={TOPS} chosen={top} choose={setTop} />
        <Switch legend="Best by what" choices={WORTHS} chosen={by} choose={setBy} />
      </div>
      {view.instead === null ? (
        <EvidenceOpener question="Who are our best customers?" evidence={evidence} metrics={NO_METRICS}>
          <Found view={view} />
        </EvidenceOpener>
      ) : (
        <p>{view.instead}</p>
      )}
      {view.instead !== null ? null : (
        <div className={styles['actions']}>
          <button type="button" className="button" disabled={draft === null} onClick={() => (draft === null ? undefined : hand(draft))}>
            Draft a profile from this
          </button>
          {draft === null ? <span>No attribute is clear enough to begin a profile with.</span> : null}
        </div>
      )}
    </section>
  );
}
