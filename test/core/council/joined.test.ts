import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedRecords, NO_COUNCIL_RECORDS, recordsWithout, standingDecisions, type CouncilRecords } from '../../../src/core/council';
import { council } from '../workspace/random-council';

const LISTS = ['decisions', 'answers', 'stages', 'plans', 'packets', 'hypotheses'] as const;
const three = fc.tuple(council, council, council);

/** How often each entry stands in all lists of some records, by its bare text: another way than the product's. */
function texts(records: CouncilRecords): ReadonlySet<string> {
  return new Set(LISTS.flatMap((list) => records[list].map((entry) => `${list} ${JSON.stringify(entry)}`)));
}

describe('two people\u2019s records as one', () => {
  it('do not depend on whose come first', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(joinedRecords(a, b)).toEqual(joinedRecords(b, a));
      }),
    );
  });

  it('do not depend on which two are joined first', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(joinedRecords(joinedRecords(a, b), c)).toEqual(joinedRecords(a, joinedRecords(b, c)));
      }),
    );
  });

  it('are the very same when they are joined again', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const both = joinedRecords(a, b);
        expect(joinedRecords(both, both)).toBe(both);
        expect(joinedRecords(both, a)).toBe(both);
        expect(joinedRecords(both, b)).toBe(both);
        expect(joinedRecords(both, NO_COUNCIL_RECORDS)).toBe(both);
      }),
    );
  });

  it('hold every entry of both, each once, and nothing else', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const both = joinedRecords(a, b);
        expect(texts(both)).toEqual(new Set([...texts(a), ...texts(b)]));
        for (const list of LISTS) expect(new Set(both[list].map((entry) => JSON.stringify(entry))).size).toBe(both[list].length);
      }),
    );
  });

  it('let the same decisions stand, however they were joined', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(standingDecisions(joinedRecords(a, b))).toEqual(standingDecisions(joinedRecords(b, a)));
      }),
    );
  });

  it('are what one had and what only the other had', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const both = joinedRecords(a, b);
        expect(joinedRecords(b, recordsWithout(both, b))).toEqual(both);
        expect(recordsWithout(a, both)).toEqual(NO_COUNCIL_RECORDS);
      }),
    );
  });
});
