import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import type { CountedFile } from '../../core/first-answer';
import { writeQuestion, type Question } from '../../core/question';
import { leftText, statusLine } from '../../views/status-line';
import { requestLog, subscribeRequests } from '../request-log';
import type { Loaded } from '../session';

const RequestCounter = lazy(() => import('./request-counter').then((module) => ({ default: module.RequestCounter })));

/** Says that nothing has left, as far as the browser tells, and opens the counter. */
function NothingLeft() {
  const log = useSyncExternalStore(subscribeRequests, requestLog);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {leftText(log)}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <RequestCounter close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

type Props = {
  readonly loaded: Loaded | null;
  /** The files of a sample that is being opened, as its first answer knows them; else those of what is loaded. */
  readonly files: readonly CountedFile[] | null;
  readonly question: Question;
};

/** The quiet line under every page: what was loaded, as of when, and that nothing has left the browser. */
export function StatusBar({ loaded, files, question }: Props) {
  if (loaded === null)
    return (
      <footer className="status">
        <ul>
          <li>No data is loaded</li>
          <li>
            <NothingLeft />
          </li>
        </ul>
      </footer>
    );
  const line = statusLine(files ?? loaded.admissions.map(({ inspection }) => inspection), loaded.dataset);
  const data = writeQuestion({ ...question, page: 'data' });
  return (
    <footer className="status">
      <ul>
        <li>
          <a href={data}>{line.files}</a>
        </li>
        <li>
          <a href={data}>{line.records}</a>
        </li>
        <li>
          <a href={data}>{line.setAside}</a>
        </li>
        <li>
          <a href={data} title={line.asOfFrom}>
            {line.asOf}
          </a>
        </li>
        <li>
          <NothingLeft />
        </li>
      </ul>
    </footer>
  );
}
