import type { Analysis } from './analysis';
import type { IcpVersion } from './icp';
import type { Dataset, Inspection } from './model';
import type { Definitions } from './workspace';

/** What the line under every page counts of a file. */
export type CountedFile = Pick<Inspection, 'records' | 'loaded' | 'setAside'>;

/**
 * What a page shows of a sample before its engine is up: the answer to the question of a bare address, with the data and the
 * definitions that it is read by, and the files that it was made of. It is worked out by the same core, when the site is built.
 */
export type FirstAnswer = {
  readonly analysis: Analysis;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly files: readonly CountedFile[];
};

const MAP = '@map';
const SET = '@set';

function written(_: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number of a first answer is not finite');
  if (value instanceof Map) return { [MAP]: [...value] };
  return value instanceof Set ? { [SET]: [...value] } : value;
}

function read(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (MAP in value && Array.isArray(value[MAP])) return new Map(value[MAP]);
  return SET in value && Array.isArray(value[SET]) ? new Set(value[SET]) : value;
}

/** As text, with maps and sets told apart from plain objects. Throws on a number that JSON would make null of. */
export const writeFirstAnswer = (first: FirstAnswer): string => JSON.stringify(first, written);

/** What `writeFirstAnswer` wrote; null for any other text. The same build writes and reads it, so its parts are not looked at. */
export function readFirstAnswer(text: string): FirstAnswer | null {
  try {
    const found: unknown = JSON.parse(text, read);
    const isWhole = typeof found === 'object' && found !== null && 'analysis' in found && 'dataset' in found && 'definitions' in found;
    return isWhole ? (found as FirstAnswer) : null;
  } catch {
    return null;
  }
}
