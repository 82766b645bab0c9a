import type { EvidenceSpec } from './evidence';

const E23: EvidenceSpec<'points'> = {
  id: 'E23',
  name: 'Marketing against sales',
  unit: 'points',
  questions: ['alignment'],
  needs: 'deals with a lead source, ICP',
  says: 'ICP share of deals that marketing sourced less that of deals that sales sourced, created in four quarters.',
  settings: { points: -0.1 },
  limits: [
    {
      question: 'alignment',
      kind: 'redFlag',
      says: 'What marketing brings is clearly less often ICP than what sales finds.',
      when: { highUpTo: 'points' },
    },
  ],
};

const E24: EvidenceSpec<'all' | 'few'> = {
  id: 'E24',
  name: 'Same top three segments',
  unit: 'overlap',
  questions: ['alignment'],
  needs: 'spend, deals, subscriptions',
  says: 'Segments that are among the top three by spend, by amount created and by expansion alike.',
  settings: { all: 3, few: 1 },
  limits: [
    { question: 'alignment', kind: 'possible', score2: 6, when: { from: 'all' } },
    { question: 'alignment', kind: 'ceiling', score2: 4, when: { upTo: 'few' } },
  ],
};

const E25: EvidenceSpec<'half'> = {
  id: 'E25',
  name: 'Budget by segment',
  unit: 'share',
  questions: ['alignment', 'measure'],
  needs: 'spend',
  says: 'Share of the spend whose rows name a segment themselves.',
  settings: { half: 0.5 },
  limits: [{ question: 'alignment', kind: 'ceiling', score2: 6, when: { below: 'half' } }],
};

const E26: EvidenceSpec<'segments'> = {
  id: 'E26',
  name: 'P&L by segment',
  unit: 'count',
  questions: ['alignment', 'measure', 'steering'],
  needs: 'spend, customers',
  says: 'Segments of which CAC, LTV and NRR can all be read.',
  settings: { segments: 2 },
  limits: [{ question: 'alignment', kind: 'possible', score2: 10, when: { from: 'segments' } }],
};

/** Whether teams work from one segmentation. */
export const EVIDENCE_OF_TEAMS: readonly EvidenceSpec[] = [E23, E24, E25, E26];
