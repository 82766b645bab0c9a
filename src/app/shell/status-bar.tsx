import { writeQuestion, type Question } from '../../core/question';
import { statusLine } from '../../views/status-line';
import type { Loaded } from '../session';

/** The quiet line under every page: what was loaded, as of when, and that nothing has left the browser. */
export function StatusBar({ loaded, question }: { readonly loaded: Loaded | null; readonly question: Question }) {
  if (loaded === null)
    return (
      <footer className="status">
        <p>No data is loaded · nothing has left this browser</p>
      </footer>
    );
  const line = statusLine(
    loaded.admissions.map(({ inspection }) => inspection),
    loaded.dataset,
  );
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
        <li>nothing has left this browser</li>
      </ul>
    </footer>
  );
}
