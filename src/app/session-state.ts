import type { Session } from './session';

/** What changes as the session goes on; its methods stay the same. */
export type SessionState = Pick<
  Session,
  | 'loaded'
  | 'draft'
  | 'progress'
  | 'opening'
  | 'failure'
  | 'storage'
  | 'workspaceFile'
  | 'canUndo'
  | 'loadedAt'
  | 'defining'
  | 'canUndoDefine'
  | 'definitionSteps'
  | 'decisionSteps'
>;

/** The state that pages see, replaced as a whole by each change. */
export class SessionStore {
  #state: SessionState;
  readonly #listeners = new Set<() => void>();

  constructor(storage: SessionState['storage'], opening: string | null) {
    this.#state = {
      loaded: null,
      draft: null,
      progress: null,
      opening,
      failure: null,
      storage,
      workspaceFile: null,
      canUndo: false,
      loadedAt: 0,
      defining: null,
      canUndoDefine: false,
      definitionSteps: [],
      decisionSteps: [],
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Says what failed and why; what is loaded stays as it was. */
  fail(what: string, error: unknown): void {
    const cause = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    const loaded = this.#state.loaded === null ? 'Nothing was loaded.' : 'What is loaded stays as it was.';
    this.set({ progress: null, opening: null, failure: `${what}: ${cause}. ${loaded}` });
  }
}
