import { useEffect, useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import { driftOf, type Drift } from '../../../core/drift-study';
import type { Cube } from '../../../core/metrics';
import type { Question } from '../../../core/question';
import { writeDefinitions } from '../../../core/workspace';
import { keyOf } from '../../use-studied';

/** What changed, and how far the working out has come. */
export type DriftAnswer = {
  /** The one before stays while the next is worked out; null before the first. */
  readonly drift: Drift | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

type Worked = { readonly cube: Cube; readonly key: string; readonly drift: Drift | null; readonly failure: string | null };

/** Finished ones by their cube: what people say of a flag changes none of it, and going back is free. */
const finished = new WeakMap<Cube, Map<string, Drift>>();
/** Time for the page to be painted before the tests are begun. */
const PAUSE = 60;

/** What a comparison rests on beside the cube. */
const restsOn = ({ definitions }: Answerable, question: Question): string =>
  JSON.stringify([keyOf(question), writeDefinitions({ ...definitions, watched: [], icpDraft: null })]);

const sentenceOf = (error: unknown): string =>
  `What changed could not be worked out: ${error instanceof Error ? error.message : String(error)}. Nothing was lost.`;

function work(answerable: Answerable, question: Question, key: string): Worked {
  const { cube, definitions } = answerable;
  try {
    const drift = driftOf(answerable, question, definitions.drift);
    finished.set(cube, (finished.get(cube) ?? new Map<string, Drift>()).set(key, drift));
    return { cube, key, drift, failure: null };
  } catch (error) {
    return { cube, key, drift: null, failure: sentenceOf(error) };
  }
}

/** What changed for a question. It is worked out once, after the page was painted; what was shown before stays until then. */
export function useDrift(answerable: Answerable, question: Question): DriftAnswer {
  const { cube } = answerable;
  const key = useMemo(() => restsOn(answerable, question), [answerable, question]);
  const [latest, setLatest] = useState<Worked | null>(null);
  const [tries, setTries] = useState(0);
  const known = finished.get(cube)?.get(key) ?? null;
  useEffect(() => {
    if (finished.get(cube)?.has(key) === true) return undefined;
    const timer = setTimeout(() => setLatest(work(answerable, question, key)), PAUSE);
    return () => clearTimeout(timer);
  }, [answerable, question, cube, key, tries]);
  const own = latest?.cube === cube && latest.key === key ? latest : null;
  return {
    drift: known ?? (latest?.cube === cube ? latest.drift : null),
    isUpdating: known === null && own === null,
    failure: known === null ? (own?.failure ?? null) : null,
    retry: () => {
      setLatest(null);
      setTries((count) => count + 1);
    },
  };
}
