import type { Columns } from './readers/delimited/columns';
import type { Dialect } from './readers/delimited/dialect';
import type { Digest } from './sha-256';

/** Other threads that help to read a file. What they give is what the reader would have made itself. */
export interface Crew {
  /** A digest of what is given, worked out meanwhile. One begun before, by a reading that broke off, is forgotten. */
  digest(): Digest;
  /** So many columns of the cells given, made meanwhile. Those begun before are forgotten. */
  columns(count: number, dialect: Dialect): Columns;
  /** Resolves once so little waits to be worked on that more may be given. Rejects where a thread has broken. */
  room(): Promise<void>;
}
