import { lazy, useState, useSyncExternalStore } from 'react';
import type { CountedFile } from '../../core/first-answer';
import { writeQuestion, type Question } from '../../core/question';
import { leftText, statusLine } from '../../views/status-line';
import { requestLog, subscribeRequests } from '../request-log';
import type { Loaded } from '../session';
import { Fetched } from '../parts/fetched';

const RequestCounter = lazy(() => import('./request-counter').then((module) => ({ default: module.RequestCounter })));

/** Says that nothing has left, as far as the browser tells. */
function NothingLeft({ open }: { open(): void }) {
  const log = useSyncExternalStore(subscribeRequests, requestLog);
  return (
    <li>
      <button type="button" className="link" onClick={open}>
        {leftText(log)}
      </button>
    </li>
  );
}

type Props = {
  readonly loaded: Loaded | null;
  /** The files of a sample that is being opened, of which no row is there yet; null where nothing is. */
  readonly files: readonly CountedFile[] | null;
  readonly question: Question;
};

function Line({ loaded, question }: { readonly loaded: Loaded; readonly question: Question }) {
  const line = statusLine(
    loaded.admissions.map(({ inspection }) => inspection),
    loaded.dataset,
  );
  const data = writeQuestion({ ...question, page: 'data' });
  return (
    <>
      {[line.files, line.records, line.setAside].map((text) => (
        <li key={text}>
          <a href={data}>{text}</a>
        </li>
      ))}
      <li>
        <a href={data} title={line.asOfFrom}>
          {line.asOf}
        </a>
      </li>
    </>
  );
}

/** The quiet line under every page: what was loaded, as of when, and that nothing has left the browser, which opens the counter. */
export function StatusBar({ loaded, files, question }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <footer className="status">
        <ul>
          {loaded === null || files !== null ? (
            <li>{files === null ? 'No data is loaded' : 'The sample is being loaded'}</li>
          ) : (
            <Line loaded={loaded} question={question} />
          )}
          <NothingLeft open={() => setOpen(true)} />
        </ul>
      </footer>
      {isOpen ? (
        <Fetched>
          <RequestCounter close={() => setOpen(false)} />
        </Fetched>
      ) : null}
    </>
  );
}
