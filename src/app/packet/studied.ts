import type { Answerable } from '../../core/analysis';
import type { Studied } from '../../workers/study-messages';
import type { Found, Study } from '../study-worker';

/** What the study is to work out for somebody who waits. */
export type Wanted<Value> = {
  readonly studied: Studied;
  /** What it is in a reply; null for a reply to something else, or a step that others follow. */
  valueIn(found: Found): Value | null;
  /** The same in the page's own thread, where there is no study. */
  work(): Value;
};

export type Waiting = { readonly study: Study; readonly signal: AbortSignal };

/** Has it worked out by the study, or by this thread where there is none. Rejects where it fails or nobody waits any more. */
export function studiedFor<Value>(
  { study, signal }: Waiting,
  answerable: Answerable,
  { studied, valueIn, work }: Wanted<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const here = (): void => {
      try {
        resolve(work());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const end = study.ask(answerable, studied, {
      found: (found) => {
        const value = valueIn(found);
        if (value !== null) resolve(value);
      },
      failed: (message) => reject(new Error(message)),
      absent: () => void setTimeout(here, 0),
    });
    signal.addEventListener('abort', () => {
      end();
      reject(new Error('it was given up'));
    });
  });
}
