import type { Objective, ObjectiveId } from './objective';

/** Five points of a share, a tenth of the rest: as drift has them (`domain.md` 10.6). */
const FIVE_POINTS = { kind: 'points', size: 0.05 } as const;
const A_TENTH = { kind: 'part', size: 0.1 } as const;

/** What a segment may be searched for (`domain.md` 11.2). */
export const OBJECTIVES: Readonly<Record<ObjectiveId, Objective>> = {
  contribution: {
    id: 'contribution',
    label: 'Contribution per deal',
    says: 'Margin that a closed deal returns over the life of a customer, nothing where it was lost, less the spend it carried. How long customers stay is that of the company as a whole.',
    shape: 'net',
    better: 'high',
    unit: 'money',
    rows: 'closed',
    practical: A_TENTH,
  },
  winRate: {
    id: 'winRate',
    label: 'Win rate',
    says: 'Deals won, of those won or lost.',
    shape: 'mean',
    better: 'high',
    unit: 'share',
    rows: 'closed',
    practical: FIVE_POINTS,
  },
  acv: {
    id: 'acv',
    label: 'ACV',
    says: 'Mean yearly amount of a won deal that has one.',
    shape: 'mean',
    better: 'high',
    unit: 'money',
    rows: 'won',
    practical: A_TENTH,
  },
  salesCycle: {
    id: 'salesCycle',
    label: 'Sales cycle',
    says: 'Mean days from the creation of a deal to its win.',
    shape: 'mean',
    better: 'low',
    unit: 'days',
    rows: 'won',
    practical: A_TENTH,
  },
  ltvToCac: {
    id: 'ltvToCac',
    label: 'LTV:CAC',
    says: 'Margin that the won deals return over the life of a customer, for each unit of the spend that all closed deals carried. How long customers stay is that of the company as a whole.',
    shape: 'ratio',
    better: 'high',
    unit: 'ratio',
    rows: 'closed',
    practical: A_TENTH,
  },
  nrr: {
    id: 'nrr',
    label: 'NRR',
    says: 'Recurring revenue of customers twelve months later, for each unit of it then.',
    shape: 'ratio',
    better: 'high',
    unit: 'share',
    rows: 'base',
    practical: FIVE_POINTS,
  },
};
