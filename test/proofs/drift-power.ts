import { shiftedSegment, type Company, type Shift } from './drift-company';
import type { UsuallyAsked } from './drift-engine';
import type { About, Flag } from './drift-rivals';
import { companyOf, judgedIn, noCounts, PRIME, type Counts } from './drift-study';
import type { Window } from './drift-tables';

/** How often what was planted was found: a flag of that thing, in that segment, the way it went. */
export type Power = {
  readonly dealsAQuarter: number;
  readonly window: Window;
  readonly shift: PlantedShift;
  readonly companies: number;
  readonly found: Readonly<Counts>;
};

type Planted = Exclude<Shift['kind'], 'none'>;
const PLANTED: Readonly<Record<Planted, { readonly about: About; readonly asked: UsuallyAsked }>> = {
  winRate: { about: 'winRate', asked: 'winRate' },
  icpShare: { about: 'icpShare', asked: 'icpShareCreated' },
  amount: { about: 'amount', asked: 'acv' },
};

export type PlantedShift = Exclude<Shift, { readonly kind: 'none' }>;

/** Everything that is planted falls. */
function isFound(flags: readonly Flag[], company: Company, shift: PlantedShift): boolean {
  const segment = shiftedSegment(company, shift);
  return flags.some(
    ({ about, segment: own, size }) =>
      about === PLANTED[shift.kind].about && (segment === null || own === segment) && (size === null || size < 0),
  );
}

type AskedPower = {
  readonly dealsAQuarter: number;
  readonly window: Window;
  readonly shift: PlantedShift;
  readonly companies: number;
  readonly seed: number;
};

/** Judges companies in which one thing falls on the first day of the window's later period. */
export function studyPower({ dealsAQuarter, window, shift, companies, seed }: AskedPower): Power {
  const found = noCounts();
  for (let at = 0; at < companies; at += 1) {
    const { company, deals } = companyOf(dealsAQuarter, shift, { from: window.now, seed: seed + at * PRIME });
    for (const { judge, flags } of judgedIn(company, deals, window)) if (isFound(flags, company, shift)) found[judge] += 1;
  }
  return { dealsAQuarter, window, shift, companies, found };
}

/** The page of the product that is about what was planted. */
export const askedFor = ({ kind }: PlantedShift): UsuallyAsked => PLANTED[kind].asked;
