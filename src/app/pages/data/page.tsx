import { useEffect, useMemo, useRef } from 'react';
import { dataPage, type DataPageModel } from '../../../views/data-page';
import { announcement } from '../../../views/import-progress';
import { useFileDrop } from '../../file-drop';
import { useSession, type Session } from '../../session';
import styles from './data.module.css';
import { FilePicker } from './file-picker';
import { ImportProgress } from './import-progress';
import { InForce } from './in-force';
import { Ledgers } from './ledger';
import { Mappings } from './mapping-table';
import { NothingLoaded } from './nothing-loaded';
import { Questions } from './questions';
import { SourcesTable } from './sources-table';
import { Stages } from './stages-table';

/** The two ends of a review: load what is ready, or drop the draft. A barrier is said, and the button stays reachable. */
function LoadBar({ review, session }: { readonly review: NonNullable<DataPageModel['review']>; readonly session: Session }) {
  const { load, barrier } = review;
  return (
    <section aria-labelledby="data-load" className={styles['load']}>
      <h2 id="data-load">Shall these files be loaded?</h2>
      {barrier === null ? null : (
        <p id="data-barrier" className={styles['error']}>
          {barrier}
        </p>
      )}
      <button
        type="button"
        className="button button-main"
        aria-disabled={barrier !== null}
        aria-describedby={barrier === null ? undefined : 'data-barrier'}
        onClick={() => session.load()}
      >
        {load}
      </button>
      <button type="button" className="button" onClick={() => session.discard()}>
        Discard this import
      </button>
    </section>
  );
}

/** The files of a draft, or of what is loaded, from what they are to what they come to. */
function Files({ model, session }: { readonly model: DataPageModel; readonly session: Session }) {
  const { review } = model;
  return (
    <>
      <SourcesTable rows={model.sources} onRemove={review === null ? null : session.removeFile} />
      {review === null ? null : <Questions open={review.open} answered={review.answered} onAnswer={session.answer} />}
      <Mappings mappings={model.mappings} onMap={session.mapColumn} />
      <Stages pipelines={model.pipelines} onMap={session.mapStage} />
      <Ledgers admissions={model.admissions} />
      {review === null ? <InForce lists={model.inForce} /> : <LoadBar review={review} session={session} />}
    </>
  );
}

/** The Data page: import files, settle what they leave open, see each record accounted for, and load them. */
export function DataPage() {
  const session = useSession();
  const { draft, loaded, progress } = session;
  const { isOver } = useFileDrop(session.inspect);
  const model = useMemo(() => dataPage(draft, loaded), [draft, loaded]);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(loaded);
  useEffect(() => {
    if (loaded !== shown.current) heading.current?.focus();
    shown.current = loaded;
  }, [loaded]);
  return (
    <div className={styles['page']}>
      <h1 ref={heading} tabIndex={-1}>
        Data
      </h1>
      <p className="sentence">
        {model?.sentence ?? 'Nothing is loaded. Files are read, checked and counted in this browser; no row of them leaves it.'}
      </p>
      <output className="hidden">{announcement(session)}</output>
      {progress === null ? null : <ImportProgress progress={progress} onCancel={session.cancel} />}
      <FilePicker label={model === null ? 'Import your export' : 'Add files'} isOver={isOver} onFiles={session.inspect} />
      {model === null ? <NothingLoaded onSample={session.loadSample} /> : <Files model={model} session={session} />}
    </div>
  );
}
