import { useMemo } from 'react';
import { flagHistory, HISTORY_NOTE, type HistoryGiven } from '../../../views/flag-history';
import { useSession } from '../../session';

/** What was recorded and said of flags, of what is loaded; null where nothing is. */
export function useHistoryGiven(): HistoryGiven | null {
  const { loaded } = useSession();
  return useMemo(() => {
    if (loaded === null) return null;
    const { flagLog, watched, icp } = loaded.definitions;
    return { log: flagLog, watched, icp };
  }, [loaded]);
}

/** What a flag was at each as-of date, and what people said of it, the newest first; nothing before anything is recorded. */
export function FlagHistory({ id }: { readonly id: string }) {
  const given = useHistoryGiven();
  const lines = useMemo(() => (given === null ? [] : flagHistory(id, given)), [given, id]);
  if (lines.length === 0) return null;
  return (
    <details className="drift-folded">
      <summary>History: {lines[0]}</summary>
      <ul className="drift-lines">
        {lines.map((line, at) => (
          <li key={`${at} ${line}`}>{line}</li>
        ))}
      </ul>
      <p className="quiet">{HISTORY_NOTE}</p>
    </details>
  );
}
