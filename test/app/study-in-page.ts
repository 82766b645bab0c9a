import type { StudyReply, StudyRequest } from '../../src/workers/study-messages';
import { StudyRoom } from '../../src/workers/study-room';

/**
 * A study worker in the asker's own thread. What is said travels by structured clone, as to a real one; replies come in turns
 * of their own, and none once it was ended.
 */
export class StudyInPage extends EventTarget {
  readonly heard: StudyRequest[] = [];
  isEnded = false;
  /** At work on the question, and so without a reply. */
  isBusy = false;
  readonly #room = new StudyRoom();

  postMessage(request: StudyRequest): void {
    this.heard.push(request);
    const taken = structuredClone(request);
    setTimeout(() => {
      if (this.isEnded || (this.isBusy && 'id' in taken)) return;
      for (const reply of this.#room.take(taken, (told) => this.say(structuredClone(told)))) this.say(structuredClone(reply));
    }, 0);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(reply: StudyReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }

  /** What was asked and told so far, a word each. */
  get kinds(): readonly string[] {
    return this.heard.map(({ kind }) => kind);
  }
}

/** Opens workers that tests can look at; so many of the first never come to an end. */
export function openStudies(busy = 0): { readonly workers: StudyInPage[]; readonly open: () => Worker } {
  const workers: StudyInPage[] = [];
  return {
    workers,
    open: () => {
      const worker = new StudyInPage();
      worker.isBusy = workers.length < busy;
      workers.push(worker);
      return worker as unknown as Worker;
    },
  };
}
