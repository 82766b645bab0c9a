import { useCallback, useEffect, useMemo } from 'react';
import type { Reading } from '../../core/model';
import { writeQuestion, type AskedEvidence } from '../../core/question';
import { filteredText, narrowedToPlace, panelChips } from '../../views/evidence-panel';
import { Funnel } from '../icons';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { useAnnounce } from './announcer';
import { FILTER_BY } from './evidence-opener';
import { askBeside } from './evidence-store';

type Props = { readonly asked: AskedEvidence; readonly reading: Reading; readonly loaded: Loaded };

/** The filters that the number is read under, and the way to narrow the page to where it stands. */
export function EvidenceChips({ asked, reading, loaded }: Props) {
  const { question } = useQuestion();
  const announce = useAnnounce();
  const chips = panelChips(question, loaded);
  const narrowed = useMemo(() => narrowedToPlace(question, reading, loaded), [question, reading, loaded]);
  const filter = useCallback((): void => {
    if (narrowed === null) return;
    askBeside(writeQuestion(narrowed.question), asked);
    announce(filteredText(narrowed.text));
  }, [narrowed, asked, announce]);
  useEffect(() => {
    window.addEventListener(FILTER_BY, filter);
    return () => window.removeEventListener(FILTER_BY, filter);
  }, [filter]);
  return (
    <div className="evidence-chips">
      {chips.length === 0 ? null : (
        <ul aria-label="Filters in force">
          {chips.map((text) => (
            <li key={text} className="chip">
              {text}
            </li>
          ))}
        </ul>
      )}
      {narrowed === null ? null : (
        <button type="button" className="button" onClick={filter}>
          <Funnel size={16} aria-hidden="true" />
          Filter by this: {narrowed.text}
        </button>
      )}
    </div>
  );
}
