import { day, type Day, iso } from '../calendar';
import type { Company } from './company';
import type { Deal } from './deals';
import { quarters } from './readings';

/** The open pipeline at a quarter's end, rebuilt from created and closed dates with today's attributes. */
export interface OpenThen {
  readonly at: string;
  readonly open: number;
  readonly in: number;
  readonly out: number;
  readonly unknown: number;
  readonly share: number;
}

export function openAtQuarterEnds({ deals }: Company): OpenThen[] {
  return quarters.map(({ to }) => {
    const open = deals.filter((deal) => wasOpen(deal, to));
    const having = (icp: string): number => open.filter(({ labels }) => labels['icp'] === icp).length;
    return {
      at: iso(to),
      open: open.length,
      in: having('in'),
      out: having('out'),
      unknown: having('unknown'),
      share: Number((having('in') / open.length).toPrecision(12)),
    };
  });
}

export function wasOpen({ created, closed, outcome }: Deal, on: Day): boolean {
  if (created === null || created > on) return false;
  return outcome === 'open' || (closed !== null && closed > on);
}

interface Rate {
  readonly won: number;
  readonly closed: number;
  readonly rate: number;
}

/** A dimension whose members all win more often than the year before, while the total wins less often. */
export interface HiddenImprovement {
  readonly dimension: string;
  readonly before: { readonly from: string; readonly to: string };
  readonly after: { readonly from: string; readonly to: string };
  readonly members: { readonly label: string; readonly before: Rate; readonly after: Rate }[];
  readonly total: { readonly before: Rate; readonly after: Rate };
}

const before = { from: day('2023-10-01'), to: day('2024-09-30') };
const after = { from: day('2024-10-01'), to: day('2025-09-30') };

export function hiddenImprovement({ deals, layout }: Company): HiddenImprovement {
  const dimension = layout.hidden;
  const labels = [...new Set(deals.flatMap((deal) => deal.labels[dimension] ?? []))].sort();
  const both = (own: readonly Deal[]): { before: Rate; after: Rate } => ({ before: rateIn(own, before), after: rateIn(own, after) });
  const written = (span: typeof before): { from: string; to: string } => ({ from: iso(span.from), to: iso(span.to) });
  const members = labels.map((label) => ({ label, ...both(deals.filter((deal) => deal.labels[dimension] === label)) }));
  return { dimension, before: written(before), after: written(after), members, total: both(deals) };
}

function rateIn(deals: readonly Deal[], { from, to }: typeof before): Rate {
  const closed = deals.filter(
    (deal) => deal.closed !== null && deal.closed >= from && deal.closed <= to && (deal.outcome === 'won' || deal.outcome === 'lost'),
  );
  const won = closed.filter(({ outcome }) => outcome === 'won').length;
  return { won, closed: closed.length, rate: Number((won / closed.length).toPrecision(12)) };
}
