import fc from 'fast-check';
import type { ProfileRow, RuleRow } from './company-rows';

const within = (from: number | null, to: number | null): RuleRow => ({ kind: 'within', column: 'employees', from, to });
const oneOf = (dimension: 'industry' | 'country', ...members: string[]): RuleRow => ({ kind: 'isOneOf', dimension, members });

const size: ProfileRow['criteria'][number] = {
  field: 'employees',
  points: 40,
  bands: [
    { when: within(200, 1000), points: 40 },
    { when: within(50, 199), points: 30 },
  ],
};
const trade: ProfileRow['criteria'][number] = {
  field: 'industry',
  points: 35,
  bands: [
    { when: oneOf('industry', 'Software'), points: 35 },
    { when: oneOf('industry', 'Retail'), points: 10 },
  ],
};
const place: ProfileRow['criteria'][number] = {
  field: 'country',
  points: 25,
  bands: [
    { when: oneOf('country', 'AT', 'NA'), points: 25 },
    { when: oneOf('country', 'US'), points: 20 },
  ],
};
/** Points that meet the cuts to the point: 30 + 35 + 25 is 90, 40 + 10 + 20 is 70, 40 + 10 is 50; industry and country alone are 60 known. */
const plain: ProfileRow = { id: 'everyone', entry: null, mustHave: [], exclude: [], missing: 'leaveOut', criteria: [size, trade, place] };
const strict: ProfileRow = {
  ...plain,
  id: 'strict',
  entry: oneOf('industry', 'Software'),
  mustHave: [within(11, null)],
  exclude: [oneOf('country', 'US')],
};

/** Nobody's, everyone's, a harsh one, one with an entry rule, and that one before everyone's. */
export const profileLists: fc.Arbitrary<readonly ProfileRow[]> = fc.constantFrom(
  [plain],
  [{ ...plain, missing: 'countAsMiss' as const }],
  [strict],
  [strict, plain],
  [],
);
