import { useEffect, useState } from 'react';
import { readFirstAnswer, type FirstAnswer } from '../core/first-answer';
import { useSession, type Loaded } from './session';

const fetched = new Map<string, Promise<FirstAnswer | null>>();
/** Those that are there: they are drawn with the first paint. */
const found = new Map<string, FirstAnswer>();

async function fetchAnswer(company: string): Promise<FirstAnswer | null> {
  try {
    const response = await fetch(new URL(`samples/${company}/first-answer.json`, document.baseURI));
    return response.ok ? readFirstAnswer(await response.text()) : null;
  } catch {
    return null;
  }
}

/** The first answer of a sample, asked for once; null where the site has none, and the page then waits for its engine. */
export function fetchFirstAnswer(company: string): Promise<FirstAnswer | null> {
  const known = fetched.get(company);
  if (known !== undefined) return known;
  const asked = fetchAnswer(company).then((first) => {
    if (first !== null) found.set(company, first);
    return first;
  });
  fetched.set(company, asked);
  return asked;
}

/** The first answer of the sample that is being opened or is loaded; null for one's own files, and until it is there. */
export function useFirstAnswer(): FirstAnswer | null {
  const { loaded, opening } = useSession();
  const company = opening ?? loaded?.sample ?? null;
  const [, setArrived] = useState<string | null>(null);
  useEffect(() => {
    if (company === null || found.has(company)) return undefined;
    let isAsked = true;
    void fetchFirstAnswer(company).then(() => (isAsked ? setArrived(company) : undefined));
    return () => {
      isAsked = false;
    };
  }, [company]);
  return company === null ? null : (found.get(company) ?? null);
}

/** What the frame of a page shows. */
export type Shown = {
  /** What is loaded, else the sample that is being opened, as far as its first answer knows it. */
  readonly shown: Loaded | null;
  /** The files of that sample; null for what is loaded, which knows its own. */
  readonly files: FirstAnswer['files'] | null;
  /** A sample is being opened: it is shown and cannot be asked anything yet. */
  readonly isStarting: boolean;
};

export function useShown(): Shown {
  const { loaded, opening } = useSession();
  const first = useFirstAnswer();
  if (loaded !== null || first === null) return { shown: loaded, files: null, isStarting: false };
  const { dataset, definitions, icpVersion, files } = first;
  return { shown: { dataset, definitions, icpVersion, admissions: [], sample: opening }, files, isStarting: true };
}
