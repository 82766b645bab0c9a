import type { Stop } from '../core/model';
import { EngineLost, Stopped } from './lost';
import type { ArrowBytes } from './read-rows';

/** A statement that runs in slices of about 100 ms: the calls of duckdb-wasm behind `send` and `cancelSent`. */
export interface Sliced {
  /** Starts a statement; the head of the answer, or null while there is none. */
  start(sql: string): Promise<Uint8Array | null>;
  poll(): Promise<Uint8Array | null>;
  /** The next message of the answer; empty after the last, null where it must be asked for again. */
  fetch(): Promise<Uint8Array | null>;
  cancel(): Promise<unknown>;
}

/**
 * Runs a statement to its end, slice by slice. `runQuery` is not used at all: on a stack of joins over a million rows it
 * was seen to spin for ever, in one thread, where the same statement in slices took a second.
 * Between slices a stop is seen, and a statement that takes too long is cancelled.
 */
export async function send(line: Sliced, sql: string, limit: Limit): Promise<ArrowBytes> {
  const until = performance.now() + limit.milliseconds;
  let head = await line.start(sql);
  while (head === null) {
    const reason = whyEnd(limit, until);
    if (reason !== null) {
      await line.cancel();
      throw reason;
    }
    head = await line.poll();
  }
  return [head, ...(await messagesOf(line))];
}

export type Limit = { readonly stop: Stop | undefined; readonly milliseconds: number };

function whyEnd({ stop, milliseconds }: Limit, until: number): Error | null {
  if (stop?.aborted === true) return new Stopped('no longer asked');
  return performance.now() > until ? new EngineLost(`a statement took longer than ${milliseconds / 1000} s`) : null;
}

async function messagesOf(line: Sliced): Promise<readonly Uint8Array[]> {
  const messages: Uint8Array[] = [];
  for (;;) {
    const message = await line.fetch();
    if (message?.length === 0) return messages;
    if (message !== null) messages.push(message);
  }
}
