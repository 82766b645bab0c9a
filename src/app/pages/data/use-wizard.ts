import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { firstStop, wizardOf, type StepId, type Wizard } from '../../../views/wizard';
import type { Session } from '../../session';
import type { Correction } from './set-aside-rows';

/** The import under review, the step that is shown, and the heading that takes the focus when it changes. */
export type Walk = {
  readonly wizard: Wizard | null;
  readonly step: StepId;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** The record that was corrected last in this import. */
  readonly corrected: Correction['last'];
  go(step: StepId | null): void;
  setCorrected(corrected: Correction['last']): void;
};

/**
 * Walks through an import. As long as nobody chose a step the walk stands at the first one that asks something; files
 * that come later begin it anew.
 */
export function useWizard({ draft, loaded }: Pick<Session, 'draft' | 'loaded'>): Walk {
  const wizard = useMemo(() => (draft === null ? null : wizardOf(draft, loaded)), [draft, loaded]);
  const [chosen, go] = useState<StepId | null>(null);
  const [corrected, setCorrected] = useState<Correction['last']>(null);
  const [isUnderReview, setUnderReview] = useState(draft !== null);
  if (isUnderReview !== (draft !== null)) {
    setUnderReview(draft !== null);
    if (draft === null) {
      go(null);
      setCorrected(null);
    }
  }
  const heading = useRef<HTMLHeadingElement>(null);
  const step = chosen ?? (wizard === null ? 'choose' : firstStop(wizard));
  const shown = wizard === null ? null : step;
  const before = useRef(shown);
  useEffect(() => {
    if (shown !== null && shown !== before.current) heading.current?.focus();
    before.current = shown;
  }, [shown]);
  return { wizard, step, heading, corrected, go, setCorrected };
}
