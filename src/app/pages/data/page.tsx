import { lazy, useEffect, useMemo, useRef, useState } from 'react';
import { dataPage } from '../../../views/data-page';
import { announcement } from '../../../views/import-progress';
import { useFileDrop } from '../../file-drop';
import { Fetched } from '../../parts/fetched';
import { useSession, type Session } from '../../session';
import styles from './data.module.css';
import { FilePicker } from './file-picker';
import { ImportProgress } from './import-progress';
import { NothingLoaded } from './nothing-loaded';
import type { Correction } from './set-aside-rows';
import { Standing } from './standing';
import { StorageSection } from './storage-section';
import { useWizard } from './use-wizard';
import { ImportWizard } from './wizard';

/** Reading, writing and merging of whole workspaces is fetched once the page is there. */
const WorkspaceFile = lazy(() => import('./workspace-file').then((module) => ({ default: module.WorkspaceFile })));

const NOTHING = 'Nothing is loaded. Files are read, checked and counted in this browser; no row of them leaves it.';

/** The message after an import: what was loaded, and the way to take it back. */
function JustLoaded({ session, hasLoaded }: { readonly session: Session; readonly hasLoaded: boolean }) {
  const { loaded, canUndo, undo } = session;
  if (loaded === null || !(canUndo || hasLoaded)) return null;
  return (
    <div className={`band ${styles['just-loaded']}`}>
      <p>These files are loaded, and every page shows them.</p>
      <div className={styles['buttons']}>
        <a className="button" href="#/council">
          See the Council
        </a>
        {canUndo ? (
          <button type="button" className="button" onClick={() => undo()}>
            Undo this import
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** Whether something was loaded since the page was opened; then its heading takes the focus. */
function useArrival(loaded: Session['loaded']) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(loaded);
  const [hasLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (loaded === shown.current) return;
    shown.current = loaded;
    setLoaded(loaded !== null);
    heading.current?.focus();
  }, [loaded]);
  return { heading, hasLoaded };
}

/** The Data page: what is loaded and how it was read; while files are imported, the steps of that import. */
export function DataPage() {
  const session = useSession();
  const { loaded, progress, inspect } = session;
  const { wizard, step, heading: stepHeading, corrected, go, setCorrected } = useWizard(session);
  const { heading, hasLoaded } = useArrival(loaded);
  const model = useMemo(() => (loaded === null ? null : dataPage(loaded)), [loaded]);
  const take = (files: readonly File[]): void => {
    go(null);
    inspect(files);
  };
  const { isOver } = useFileDrop(take);
  const correction: Correction = {
    last: corrected,
    correct: (file, line, cells) => {
      setCorrected({ file, line });
      go('review');
      session.correct(file, line, cells);
    },
  };
  const standing: Pick<Session, 'mapColumn' | 'mapStage'> = {
    mapColumn: (...given) => {
      go('columns');
      session.mapColumn(...given);
    },
    mapStage: (...given) => {
      go('meanings');
      session.mapStage(...given);
    },
  };
  return (
    <div className={styles['page']}>
      <h1 ref={heading} tabIndex={-1}>
        Data
      </h1>
      <div className={styles['head']}>
        {progress === null ? (
          <p className={wizard === null ? 'sentence' : styles['under-review']}>{wizard?.sentence ?? model?.sentence ?? NOTHING}</p>
        ) : (
          <ImportProgress progress={progress} onCancel={session.cancel} />
        )}
      </div>
      <output className="hidden">{announcement(session)}</output>
      {wizard === null ? (
        <>
          <JustLoaded session={session} hasLoaded={hasLoaded} />
          <FilePicker label={model === null ? 'Import your export' : 'Add files'} isOver={isOver} onFiles={take} />
          {model === null || loaded === null ? (
            <NothingLoaded onSample={session.loadSample} />
          ) : (
            <Standing model={model} loaded={loaded} verbs={standing} correction={correction} />
          )}
          <Fetched>
            <WorkspaceFile />
          </Fetched>
          <StorageSection />
        </>
      ) : (
        <ImportWizard
          wizard={wizard}
          step={step}
          session={{ ...session, inspect: take }}
          isOver={isOver}
          correction={correction}
          headingRef={stepHeading}
          onGo={go}
        />
      )}
    </div>
  );
}
