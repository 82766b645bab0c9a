import { useEffect, useMemo } from 'react';
import { provenanceOf, sourceTexts } from '../../views/provenance';
import { PRODUCT } from '../product';
import type { Loaded } from '../session';
import { fitOnSheets, leaveSheets } from '../theme/paper-parts';
import { useQuestion } from '../use-question';

/** What stands on top of a printed page and nowhere else: where its numbers come from, and what was asked. */
export function PrintHead({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const texts = useMemo(() => sourceTexts(provenanceOf(loaded, question, PRODUCT)), [loaded, question]);
  // Whoever listens first is called first: the page has the width of a sheet by then.
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    window.addEventListener('beforeprint', () => fitOnSheets(document.body), { signal });
    window.addEventListener('afterprint', () => leaveSheets(document.body), { signal });
    return () => leaving.abort();
  }, []);
  return (
    <div className="print-head" aria-hidden="true">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
