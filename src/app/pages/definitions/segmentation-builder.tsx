import { useEffect, useMemo, useRef, type FormEvent } from 'react';
import {
  changedSegment,
  moved,
  publicationOf,
  withoutSegment,
  withSegment,
  type SegmentationDraft,
} from '../../../views/definitions-segments';
import { attributesOf } from '../../../views/definitions-rules';
import { Plus } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import { useSession, type Loaded } from '../../session';
import styles from './definitions.module.css';
import { SegmentFields } from './segment-fields';
import { TextField } from './text-field';

type Props = { readonly loaded: Loaded; readonly draft: SegmentationDraft; change(draft: SegmentationDraft | null): void };
type HeadProps = Pick<Props, 'draft' | 'change'>;

/** What is said of the version as a whole. */
function Head({ draft, change }: HeadProps) {
  const put = (part: Partial<SegmentationDraft>): void => change({ ...draft, ...part });
  return (
    <div className={styles['fields']}>
      <TextField label="Name of the segmentation" text={draft.name} type={(name) => put({ name })} />
      <TextField label="Owner" text={draft.owner} type={(owner) => put({ owner })} />
      <TextField label="Takes effect on" kind="date" text={draft.effectiveFrom} type={(effectiveFrom) => put({ effectiveFrom })} />
      <TextField label="Written by" text={draft.author} type={(author) => put({ author })} />
      <TextField label="What changed, and why" text={draft.note} type={(note) => put({ note })} />
    </div>
  );
}

/** Writes the next version of a segmentation: its segments in the order in which they are tried. */
export function SegmentationBuilder({ loaded, draft, change }: Props) {
  const session = useSession();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { definitions, dataset } = loaded;
  const attributes = useMemo(() => attributesOf(dataset), [dataset]);
  const publication = useMemo(() => publicationOf(draft, { all: definitions.segmentations, dataset }), [draft, definitions, dataset]);
  const publish = (event: FormEvent): void => {
    event.preventDefault();
    if (publication.next === null)
      return announce(publication.fault ?? 'A segment is not right yet. It says below its name what is missing.');
    session.define({ ...definitions, segmentations: publication.next });
    announce(`Published ${draft.name}. Facts are built again from the files that are loaded.`);
    change(null);
  };
  const move = (at: number, by: -1 | 1): void => {
    change(moved(draft, at, by));
    announce(`${draft.segments[at]?.name || 'The segment'} is now number ${at + by + 1} of ${draft.segments.length}.`);
  };
  return (
    <form onSubmit={publish} className={styles['form']} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {draft.isNew ? 'A new segmentation' : `The next version of ${draft.name}`}
      </h3>
      <Head draft={draft} change={change} />
      <ol className={styles['building']}>
        {draft.segments.map((segment, at) => (
          <SegmentFields
            key={segment.key}
            segment={segment}
            place={{ at, of: draft.segments.length }}
            attributes={attributes}
            fault={publication.faults.get(segment.key) ?? null}
            change={(part) => change(changedSegment(draft, at, part))}
            move={(by) => move(at, by)}
            remove={() => change(withoutSegment(draft, at))}
          />
        ))}
      </ol>
      <div className={styles['saving']}>
        <button type="button" className="button" onClick={() => change(withSegment(draft))}>
          <Plus size={16} aria-hidden="true" />
          Add a segment
        </button>
        <button type="submit" className="button button-main" disabled={session.progress !== null}>
          Publish this version
        </button>
        <button type="button" className="button" onClick={() => change(null)}>
          Leave without publishing
        </button>
        <output className={styles['fault']}>{publication.fault}</output>
      </div>
      <p className="quiet">
        Publishing adds a version and never edits one that was published. It takes effect on its date; numbers before it are read by the
        version in force at the as-of date. The facts are built again from the files that are loaded.
      </p>
    </form>
  );
}
