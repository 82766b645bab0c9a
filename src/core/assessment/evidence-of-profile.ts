import type { EvidenceSpec } from './evidence';

const E01: EvidenceSpec = {
  id: 'E01',
  name: 'ICP exists',
  unit: 'yesNo',
  questions: ['rigor', 'icp'],
  needs: 'ICP',
  says: 'A version of the ICP is in force at the as-of date.',
  settings: {},
  limits: [{ question: 'rigor', kind: 'ceiling', score2: 2, when: { upTo: 0 }, isTentative: true }],
};

const E02: EvidenceSpec<'one' | 'few' | 'some' | 'many'> = {
  id: 'E02',
  name: 'Attributes of the ICP',
  unit: 'count',
  questions: ['rigor', 'basis'],
  needs: 'ICP',
  says: 'How many attributes the criteria of the version in force look at.',
  settings: { one: 1, few: 3, some: 5, many: 10 },
  limits: [
    { question: 'rigor', kind: 'ceiling', score2: 2, when: { upTo: 'one' } },
    { question: 'rigor', kind: 'ceiling', score2: 4, when: { over: 'one', upTo: 'few' } },
    { question: 'rigor', kind: 'ceiling', score2: 5, when: { over: 'few', upTo: 'some' } },
    { question: 'rigor', kind: 'possible', score2: 6, when: { over: 'some', upTo: 'many' } },
    { question: 'rigor', kind: 'warning', says: 'More attributes than a team can keep in mind.', when: { over: 'many' } },
  ],
};

const E03: EvidenceSpec<'stale' | 'old'> = {
  id: 'E03',
  name: 'Months since the ICP changed',
  unit: 'months',
  questions: ['validation', 'rigor'],
  needs: 'ICP, flags, noted changes in the market',
  says: 'Whole months from the day the version in force took effect to the as-of date.',
  settings: { stale: 18, old: 36 },
  limits: [
    { question: 'validation', kind: 'ceiling', score2: 4, when: { from: 'stale', facts: ['shifted'] } },
    {
      question: 'validation',
      kind: 'redFlag',
      says: 'Results or the market shifted, and the ICP has not changed since.',
      when: { from: 'stale', facts: ['shifted'] },
    },
    {
      question: 'validation',
      kind: 'warning',
      says: 'The ICP has not changed for a long time; nothing recorded shifted since.',
      when: { from: 'stale', without: ['shifted'] },
    },
    { question: 'rigor', kind: 'ceiling', score2: 4, when: { from: 'old', facts: ['neverChanged'] } },
    {
      question: 'rigor',
      kind: 'redFlag',
      says: 'The ICP has never changed since it was made.',
      when: { from: 'old', facts: ['neverChanged'] },
    },
  ],
};

const E04: EvidenceSpec<'closed' | 'attributes'> = {
  id: 'E04',
  name: 'ICP tested',
  unit: 'yesNo',
  questions: ['rigor', 'icp'],
  needs: 'ICP, deals, accounts, customers',
  says: 'Tiers win in their order, and the score goes with the value of customers; of 20 won and 20 lost deals or more.',
  settings: { closed: 20, attributes: 6 },
  limits: [
    { question: 'rigor', kind: 'ceiling', score2: 4, when: { without: ['run'] }, isTentative: true },
    { question: 'rigor', kind: 'floor', score2: 6, when: { from: 1, facts: ['run', 'sixAttributes'] } },
  ],
};

const E05: EvidenceSpec<'several'> = {
  id: 'E05',
  name: 'Segment ICPs',
  unit: 'count',
  questions: ['rigor', 'segments', 'icp'],
  needs: 'ICP',
  says: 'How many profiles the version in force holds.',
  settings: { several: 2 },
  limits: [{ question: 'rigor', kind: 'possible', score2: 8, when: { from: 'several' } }],
};

const E22: EvidenceSpec = {
  id: 'E22',
  name: 'Worked against stated ICP',
  unit: 'share',
  questions: ['rigor', 'use'],
  needs: 'deals, accounts, ICP, target',
  says: 'Share of the latest 100 created deals on accounts outside of the ICP, taken by whole months; unknown counted apart.',
  settings: { deals: 100, target: 0.5 },
  limits: [
    {
      question: 'rigor',
      kind: 'redFlag',
      says: 'More of the new deals lie outside of the ICP than the target leaves room for.',
      when: { facts: ['overAllowed'] },
    },
    {
      question: 'use',
      kind: 'redFlag',
      says: 'More of the new deals lie outside of the ICP than the target leaves room for.',
      when: { facts: ['overAllowed'] },
    },
  ],
};

const E31: EvidenceSpec<'chance'> = {
  id: 'E31',
  name: 'Model in use',
  unit: 'share',
  questions: ['rigor', 'data', 'validation'],
  needs: 'record of a discovery or a weight check',
  says: 'Segments discovered or weights checked within 12 months; the AUC with its interval.',
  settings: { chance: 0.5 },
  limits: (['rigor', 'data', 'validation'] as const).map((question) => ({
    question,
    kind: 'possible',
    score2: 10,
    when: { lowOver: 'chance', facts: ['renewed'] },
  })),
};

const E32: EvidenceSpec<'loose'> = {
  id: 'E32',
  name: 'Width of the ICP',
  unit: 'share',
  questions: ['rigor'],
  needs: 'accounts; a count of the market to judge it',
  says: 'Companies of the market in tiers 1 and 2 over all that were counted; without a count of the market, accounts in tiers 1 and 2 over all accounts, without a verdict.',
  settings: { loose: 0.4 },
  limits: [
    {
      question: 'rigor',
      kind: 'redFlag',
      says: 'Too loose: much of the market counts as ICP.',
      when: { over: 'loose', facts: ['ofMarket'] },
    },
  ],
};

/** What is known of the ICP itself, and of deals held against it. */
export const EVIDENCE_OF_PROFILE: readonly EvidenceSpec[] = [E01, E02, E03, E04, E05, E22, E31, E32];
