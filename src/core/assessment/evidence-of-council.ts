import type { EvidenceSpec } from './evidence';

const E16: EvidenceSpec<'closed' | 'half'> = {
  id: 'E16',
  name: 'Segments with enough closed deals',
  unit: 'share',
  questions: ['validation', 'steering', 'market'],
  needs: 'deals',
  says: 'Segments with 30 closed deals or more in four quarters, of those with any deal.',
  settings: { closed: 30, half: 0.5 },
  limits: [
    { question: 'validation', kind: 'ceiling', score2: 4, when: { upTo: 0 } },
    { question: 'validation', kind: 'possible', score2: 6, when: { from: 'half' } },
  ],
};

const E17: EvidenceSpec<'segments'> = {
  id: 'E17',
  name: 'Three measures by segment',
  unit: 'count',
  questions: ['validation', 'steering', 'measure'],
  needs: 'deals, customers',
  says: 'Segments of which win rate, ACV and LTV can all be read.',
  settings: { segments: 2 },
  limits: [{ question: 'validation', kind: 'ceiling', score2: 5, when: { below: 'segments' } }],
};

const E18: EvidenceSpec<'half'> = {
  id: 'E18',
  name: 'Reasons of lost deals',
  unit: 'share',
  questions: ['validation'],
  needs: 'deals with a lost reason',
  says: 'Lost deals whose reason somebody wrote, of all lost deals.',
  settings: { half: 0.5 },
  limits: [{ question: 'validation', kind: 'redFlag', says: 'Of most lost deals nobody wrote why.', when: { below: 'half' } }],
};

const E19: EvidenceSpec<'quarters'> = {
  id: 'E19',
  name: 'Checks kept up',
  unit: 'quarters',
  questions: ['validation', 'govern'],
  needs: 'packets taken here',
  says: 'Of the last four quarters, those for which a packet was taken.',
  settings: { quarters: 4 },
  limits: [
    { question: 'validation', kind: 'floor', score2: 6, when: { from: 'quarters' } },
    { question: 'validation', kind: 'ceiling', score2: 4, when: { upTo: 0 }, isTentative: true },
  ],
};

const E20: EvidenceSpec<'days'> = {
  id: 'E20',
  name: 'Drift followed',
  unit: 'count',
  questions: ['validation', 'govern'],
  needs: 'flags recorded here',
  says: 'Flags of the last 12 months; how many have an owner, and how many were closed within 30 days.',
  settings: { days: 30 },
  limits: [
    { question: 'validation', kind: 'possible', score2: 8, when: { facts: ['rulesOn', 'withOwners'] } },
    { question: 'validation', kind: 'ceiling', score2: 6, when: { without: ['rulesOn'] } },
  ],
};

const E21: EvidenceSpec = {
  id: 'E21',
  name: 'Decisions with evidence',
  unit: 'count',
  questions: ['validation', 'govern'],
  needs: 'decisions recorded here',
  says: 'Decisions of the last 12 months that cite figures; how many outcomes were reviewed.',
  settings: { months: 12 },
  limits: [{ question: 'validation', kind: 'ceiling', score2: 5, when: { upTo: 0 } }],
};

const E27: EvidenceSpec<'all' | 'one'> = {
  id: 'E27',
  name: 'Who decides',
  unit: 'count',
  questions: ['alignment', 'teams', 'govern'],
  needs: 'decisions recorded here',
  says: 'Which of marketing, sales, CS, product and finance approved decisions of the last four quarters.',
  settings: { all: 5, one: 1 },
  limits: [
    { question: 'alignment', kind: 'possible', score2: 8, when: { from: 'all' } },
    { question: 'alignment', kind: 'ceiling', score2: 4, when: { upTo: 'one' } },
  ],
};

const E28: EvidenceSpec = {
  id: 'E28',
  name: 'Mix targets',
  unit: 'quarters',
  questions: ['targets', 'govern'],
  needs: 'targets, deals',
  says: 'Of the last four quarters, those in which both mix targets, open and won, could be judged.',
  settings: { quarters: 4 },
  limits: [],
};

const E30: EvidenceSpec = {
  id: 'E30',
  name: 'Spread of the forecast',
  unit: 'share',
  questions: ['forecast'],
  needs: 'bookings target, deals',
  says: 'How far attainment was from its target on average, over four quarters.',
  settings: { most: 0.25 },
  limits: [],
};

/** Whether results are looked at, and what the council wrote down. */
export const EVIDENCE_OF_COUNCIL: readonly EvidenceSpec[] = [E16, E17, E18, E19, E20, E21, E27, E28, E30];
