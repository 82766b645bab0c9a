import { logLogLimits, wilsonLimits, type Limits } from './oracle-limits';

/** How long a deal has lasted, and how it ended; an open one is followed to its age. */
export type Life = { readonly days: number; readonly end: 'won' | 'gone' | 'open' };
export type Incidence = { readonly share: number; readonly error: number; readonly limits: Limits };

type Step = { readonly before: number; readonly atRisk: number; readonly won: number; readonly gone: number; readonly reached: number };

/** Aalen-Johansen, written out: of those still followed at each day, some are won, some gone; what is left goes on. */
function stepsTo(lives: readonly Life[], horizon: number): readonly Step[] {
  const days = [...new Set(lives.filter(({ end, days: at }) => end !== 'open' && at <= horizon).map(({ days: at }) => at))];
  const steps: Step[] = [];
  let left = 1;
  let reached = 0;
  for (const day of days.sort((a, b) => a - b)) {
    const atRisk = lives.filter((life) => life.days >= day).length;
    const ended = (end: Life['end']) => lives.filter((life) => life.days === day && life.end === end).length;
    const [won, gone] = [ended('won'), ended('gone')];
    reached += (left * won) / atRisk;
    steps.push({ before: left, atRisk, won, gone, reached });
    left *= 1 - (won + gone) / atRisk;
  }
  return steps;
}

/** The variance of Marubini and Valsecchi (1995), the delta method's: what later steps still owe to each earlier one. */
function varianceOf(steps: readonly Step[]): number {
  const last = steps.at(-1)?.reached ?? 0;
  return steps.reduce((sum, { before, atRisk, won, gone, reached }) => {
    const ended = won + gone;
    const owed = last - reached;
    const ofLeft = ended === atRisk ? 0 : (owed ** 2 * ended) / (atRisk * (atRisk - ended));
    const ofWon = (before ** 2 * won * (atRisk - won)) / atRisk ** 3;
    return sum + ofLeft + ofWon - (2 * owed * before * won) / atRisk ** 2;
  }, 0);
}

/** The share won within so many days, with the limits A of domain.md 5.2; lives that all are followed to the end are counts, with W. */
export function incidenceAt(lives: readonly Life[], horizon: number): Incidence {
  const steps = stepsTo(lives, horizon);
  const share = steps.at(-1)?.reached ?? 0;
  const error = Math.sqrt(Math.max(0, varianceOf(steps)));
  const followed = lives.filter(({ days, end }) => days >= horizon || end !== 'open');
  const won = followed.filter(({ days, end }) => end === 'won' && days <= horizon).length;
  const isWhole = followed.length === lives.length || share === 0 || Math.abs(share - 1) < 1e-12;
  return { share, error, limits: isWhole ? wilsonLimits(won, followed.length) : logLogLimits(share, error) };
}
