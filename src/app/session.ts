import { createContext, useContext } from 'react';
import type { Admission } from '../core/admission';
import type { Answerable } from '../core/analysis';
import type { IcpVersion } from '../core/icp';
import type { Dataset, OpenQuestion } from '../core/model';
import type { Question } from '../core/question';
import type { Definitions } from '../core/workspace';

/** What is loaded and can be asked: it changes as a whole or not at all. */
export type Loaded = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly admissions: readonly Admission[];
  /** The name of the sample company, or null where these are somebody's own files. */
  readonly sample: string | null;
  /** The file that the definitions came from; null where none was loaded and the usual ones stand. */
  readonly definitionsFile?: string | null;
};

/** Work that is under way: a step by name and bytes done of a known total. */
export type Progress = {
  readonly step: 'reading' | 'checking' | 'loading' | 'starting';
  readonly done: number;
  readonly total: number;
  readonly file: string | null;
};

/** An import that has been read but not taken over: files with their accounts, questions and mapping, to be reviewed. */
export type Draft = {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
  readonly definitionsFile?: string | null;
  /** Questions that were answered, by people or by what they answered before for the same headers; each can be answered anew. */
  readonly answered?: readonly AnsweredQuestion[];
};

/** A question with the choice that was made; `id` is what `answer` takes. */
export type AnsweredQuestion = OpenQuestion & { readonly choice: string };

/** What the pages may know and do about data. Whatever fails, `loaded` stays what it was. */
export type Session = {
  readonly loaded: Loaded | null;
  readonly draft: Draft | null;
  readonly progress: Progress | null;
  /** A sentence about what failed last; null when the next thing is begun. */
  readonly failure: string | null;
  loadSample(company: string): void;
  /** Reads files in the worker and makes them the draft; files already in the draft stay in it. */
  inspect(files: readonly File[]): void;
  answer(questionId: string, choice: string): void;
  mapColumn(file: string, column: string, to: string | null): void;
  mapStage(pipeline: string | null, stage: string, outcome: 'won' | 'lost' | 'open' | 'other'): void;
  removeFile(file: string): void;
  load(): void;
  discard(): void;
  cancel(): void;
};

export const SessionContext = createContext<Session | null>(null);

/** The session of the page; throws where a component stands outside of it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session around this component');
  return session;
}

/**
 * What `useAnswerable` in queries.ts gives for a question. While a wider cube is under way the old one stays, and with it
 * the question that it can answer: read it by `question`, for a cube passes over a filter by a dimension it does not have.
 */
export type Answering = {
  readonly answerable: Answerable | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  readonly question?: Question;
  retry(): void;
};
export type { Question };
