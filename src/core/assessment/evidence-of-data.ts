import type { EvidenceSpec } from './evidence';

const E06: EvidenceSpec<'poor' | 'good'> = {
  id: 'E06',
  name: 'Completeness of attributes',
  unit: 'share',
  questions: ['data', 'basis'],
  needs: 'accounts, ICP',
  says: 'Values that are there of all: attributes of the ICP, of accounts with an open deal or one closed in 12 months.',
  settings: { poor: 0.6, good: 0.8 },
  limits: [
    { question: 'data', kind: 'ceiling', score2: 4, when: { below: 'poor' } },
    { question: 'data', kind: 'ceiling', score2: 5, when: { from: 'poor', upTo: 'good' } },
    { question: 'data', kind: 'possible', score2: 6, when: { over: 'good' } },
  ],
};

const E07: EvidenceSpec<'few'> = {
  id: 'E07',
  name: 'Attributes an account',
  unit: 'count',
  questions: ['data', 'basis'],
  needs: 'accounts',
  says: 'Median number of attributes that are filled, of accounts with an open deal or one closed in 12 months.',
  settings: { few: 5 },
  limits: [
    { question: 'data', kind: 'ceiling', score2: 4, when: { below: 'few' } },
    { question: 'data', kind: 'redFlag', says: 'Fewer than five attributes are known of an account.', when: { below: 'few' } },
  ],
};

const E08: EvidenceSpec<'kinds'> = {
  id: 'E08',
  name: 'Kinds of data',
  unit: 'count',
  questions: ['data', 'basis'],
  needs: 'accounts',
  says: 'Kinds of attributes with any value: firmographic, technographic, behavioural, intent, usage.',
  settings: { kinds: 3 },
  limits: [
    { question: 'data', kind: 'ceiling', score2: 5, when: { below: 'kinds' } },
    { question: 'data', kind: 'possible', score2: 8, when: { facts: ['intentAndUsage'] } },
  ],
};

const E09: EvidenceSpec = {
  id: 'E09',
  name: 'Unconnected intent',
  unit: 'yesNo',
  questions: ['data'],
  needs: 'accounts, ICP',
  says: 'A column of intent holds values, and no criterion of the ICP looks at it.',
  settings: {},
  limits: [{ question: 'data', kind: 'redFlag', says: 'Intent is recorded, and no score looks at it.', when: { from: 1 } }],
};

const E10: EvidenceSpec<'most'> = {
  id: 'E10',
  name: 'Open deals with unknown tier',
  unit: 'share',
  questions: ['data', 'score'],
  needs: 'deals, accounts, ICP',
  says: 'Open deals on accounts that cannot be scored, of all open deals.',
  settings: { most: 0.2 },
  limits: [{ question: 'data', kind: 'ceiling', score2: 5, when: { over: 'most' } }],
};

const E29: EvidenceSpec<'months'> = {
  id: 'E29',
  name: 'Depth of history',
  unit: 'months',
  questions: ['data'],
  needs: 'deals, customers',
  says: 'Months from the first event in the files to the last.',
  settings: { months: 24 },
  limits: [{ question: 'data', kind: 'warning', says: 'Under two years: what LTV and churn rest on is thin.', when: { below: 'months' } }],
};

/** What is known of accounts, and how full it is. */
export const EVIDENCE_OF_DATA: readonly EvidenceSpec[] = [E06, E07, E08, E09, E10, E29];
