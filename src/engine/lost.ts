/** The engine cannot go on: it trapped, did not answer in time, or ran out of memory. A new one is needed. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** The asker went away. The name is that of the platform's own, so that a query library tells it from a failure. */
export class Stopped extends Error {
  override readonly name = 'AbortError';
}

/** Whether an engine that failed like this must not be asked again. A trap poisons all that comes after it. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof EngineLost || error.name === 'RuntimeError' || error.message.startsWith('Out of Memory Error');
}

/** A promise that fails as lost where nothing comes of it in time. */
export function inTime<T>(work: Promise<T>, milliseconds: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new EngineLost(`${what} took longer than ${milliseconds / 1000} s`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
