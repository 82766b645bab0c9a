import type { Deal, Outcome } from './company';
import { itemAt } from './random';

export interface Stage {
  readonly label: string;
  readonly probability: number;
}

/** The stage a deal stands in: an open one by how far it has come, a closed one by its outcome. */
export function stageOf(deal: Deal, stages: Readonly<Record<Outcome, readonly Stage[]>>): Stage {
  const list = stages[deal.outcome];
  if (deal.outcome === 'open') return itemAt(list, Math.min(list.length - 1, Math.floor(deal.progress * list.length)));
  return itemAt(list, deal.created % list.length);
}
