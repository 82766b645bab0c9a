import { useEffect, useMemo, useState } from 'react';
import { asOfDate, rulingDate } from '../../../core/model';
import {
  newDraft,
  nextDraft,
  shownSegmentations,
  type SegmentationDraft,
  type ShownSegmentation,
} from '../../../views/definitions-segments';
import { askedSegmentation, segmentationStands } from '../../asked-segmentation';
import { Plus } from '../../icons';
import type { Loaded } from '../../session';
import styles from './definitions.module.css';
import { SegmentationBuilder } from './segmentation-builder';

const NONE =
  'No segmentation is in force. One divides accounts or deals by rules over their attributes; it is then a dimension on every page.';

function InForce({ shown, change }: { readonly shown: ShownSegmentation; change(): void }) {
  return (
    <div className={styles['group']}>
      <h3>
        {shown.title} <span className="quiet">{shown.since}</span>
      </h3>
      {shown.note === null ? null : <p>{shown.note}</p>}
      <ol className={styles['segments']}>
        {shown.segments.map(({ id, name, rule, status, notes }) => (
          <li key={id}>
            <strong>{name}</strong> <span className="quiet">({status})</span>
            <br />
            {rule}.
            {notes.length === 0 ? null : (
              <dl className={styles['sheet']}>
                {notes.map(([label, text]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      <p className="quiet">
        The first rule that holds takes the row. Rows that no rule takes are <em>none</em>; where a rule cannot be decided for lack of data,
        they are <em>unknown</em>. Both are counted and shown.
      </p>
      <button type="button" className="button" onClick={change}>
        Write the next version of {shown.segmentation.name}
      </button>
    </div>
  );
}

/** The segmentations in force as text, and the way to write another version; a published one is never edited. */
export function Segmentations({ loaded }: { readonly loaded: Loaded }) {
  const [draft, setDraft] = useState<SegmentationDraft | null>(askedSegmentation);
  useEffect(segmentationStands, []);
  const { dataset, definitions } = loaded;
  const asOf = rulingDate(dataset);
  const from = asOfDate(dataset) ?? '';
  const all = useMemo(() => shownSegmentations(definitions.segmentations, asOf, dataset), [definitions, asOf, dataset]);
  return (
    <section aria-labelledby="part-segments">
      <h2 id="part-segments" tabIndex={-1}>
        How is the market divided?
      </h2>
      {draft === null ? (
        <>
          {all.length === 0 ? <p>{NONE}</p> : null}
          {all.map((shown) => (
            <InForce key={shown.segmentation.id} shown={shown} change={() => setDraft(nextDraft(shown.segmentation, from))} />
          ))}
          <p>
            <button type="button" className="button" onClick={() => setDraft(newDraft(from))}>
              <Plus size={16} aria-hidden="true" />
              Write a new segmentation
            </button>
          </p>
        </>
      ) : (
        <SegmentationBuilder loaded={loaded} draft={draft} change={setDraft} />
      )}
    </section>
  );
}
