import type { EvidenceSpec } from './evidence';

const E11: EvidenceSpec<'half' | 'most'> = {
  id: 'E11',
  name: 'Open deals with a tier',
  unit: 'share',
  questions: ['use', 'score'],
  needs: 'deals, accounts, ICP',
  says: 'Open deals in tiers 1 to 4 or excluded, of all open deals.',
  settings: { half: 0.5, most: 0.8 },
  limits: [
    { question: 'use', kind: 'ceiling', score2: 4, when: { below: 'half' } },
    { question: 'use', kind: 'possible', score2: 6, when: { from: 'most' } },
  ],
};

const E12: EvidenceSpec<'most'> = {
  id: 'E12',
  name: 'Tier in the CRM itself',
  unit: 'share',
  questions: ['use', 'targetAccounts', 'score'],
  needs: 'accounts with the tier of the CRM',
  says: 'Accounts that carry a tier of the CRM, of those with an open deal or one closed in 12 months.',
  settings: { most: 0.8 },
  limits: [
    { question: 'use', kind: 'ceiling', score2: 4, when: { upTo: 0 } },
    { question: 'use', kind: 'possible', score2: 6, when: { from: 'most' } },
  ],
};

const E13: EvidenceSpec<'low' | 'high' | 'least'> = {
  id: 'E13',
  name: 'Same treatment of tiers',
  unit: 'ratio',
  questions: ['use', 'activate'],
  needs: 'deals, accounts, ICP',
  says: 'Days open a deal in tier 1 over tier 4, of deals created in the last 12 months.',
  settings: { low: 0.9, high: 1.1, least: 30 },
  limits: [
    {
      question: 'use',
      kind: 'hint',
      says: 'Tier 1 is worked as long as tier 4: do segments steer who is worked?',
      when: { from: 'low', upTo: 'high', facts: ['enoughOfBoth'] },
    },
  ],
};

const E14: EvidenceSpec = {
  id: 'E14',
  name: 'Effort by tier',
  unit: 'points',
  questions: ['use', 'activate'],
  needs: 'deals, accounts, ICP',
  says: 'Share of days open that tiers 1 and 2 hold, less their share of accounts; of deals created in the last 12 months.',
  settings: {},
  limits: [
    {
      question: 'use',
      kind: 'hint',
      says: 'Tiers 1 and 2 get less of the effort than their share of accounts: do segments steer who is worked?',
      when: { below: 0 },
    },
  ],
};

const E15: EvidenceSpec<'share' | 'created'> = {
  id: 'E15',
  name: 'Owners without the ICP',
  unit: 'share',
  questions: ['use', 'activate'],
  needs: 'deals with owners, ICP',
  says: 'Owners without a deal on ICP accounts in 12 months, of those who created five or more.',
  settings: { share: 0.3, created: 5 },
  limits: [
    { question: 'use', kind: 'hint', says: 'Some owners work no ICP account at all: do they know the ICP?', when: { over: 'share' } },
  ],
};

/** Whether tiers steer what sellers do. */
export const EVIDENCE_OF_USE: readonly EvidenceSpec[] = [E11, E12, E13, E14, E15];
