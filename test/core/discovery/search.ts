import { discover, type DiscoverGiven, type Discovery } from '../../../src/core/discovery';
import { counted, lettered, patternsOf, WON_SHARE, type PlainRow } from '../../fixtures/discovery-rows';

type Asked = Partial<Pick<DiscoverGiven, 'objective' | 'direction' | 'scale' | 'support' | 'draws' | 'seed' | 'attributes'>>;

/** Asks of plain rows over two conditions with thirty deals, without a line of chance, unless it is said otherwise. */
export function search(rows: readonly PlainRow[], sizes: readonly number[], asked: Asked = {}): Discovery {
  const attributes = asked.attributes ?? lettered(sizes);
  const patterns = patternsOf(rows, sizes.length);
  const support = asked.support ?? 30;
  const deepest = sizes.length === 1 ? 1 : 2;
  return discover({
    leftOut: [],
    objective: WON_SHARE,
    direction: 'best',
    split: { cutoff: 0, matured: 0 },
    scale: 1,
    seed: 1,
    draws: 0,
    ...asked,
    attributes,
    support,
    patterns,
    counts: counted(patterns, attributes, deepest, support),
  });
}

/** `A1 B0 confirmed`, one for each of the list. */
export const listed = ({ candidates }: Discovery): readonly string[] =>
  candidates.map(({ conditions, verdict }) =>
    [...conditions.map(({ attribute, bin }) => `${String.fromCharCode(65 + attribute)}${bin}`), verdict.kind].join(' '),
  );
