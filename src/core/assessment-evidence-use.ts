import { measured, settingOf, unmeasured, type MeasuredEvidence } from './assessment';
import { openWithTier, tierOfCrm } from './assessment-evidence-data';
import { DAYS_OPEN, labelIn, lastYear, OWNER, slicesBy, shareLimits, type AssessmentGround } from './assessment-evidence-ground';
import { TIER, tightness } from './icp';
import type { Cells } from './metrics';
import type { Span } from './model';
import { mean } from './statistics';

/** Deals of a slice that were created in some months, and the days that they were open together. */
type Stay = { readonly tier: string | null; readonly deals: number; readonly days: number };

function stayIn(cells: Cells, span: Span): Omit<Stay, 'tier'> {
  const spreads = DAYS_OPEN.map((id) => cells.histogram(id, span));
  return {
    deals: spreads.reduce((sum, { size }) => sum + size, 0),
    days: Math.round(spreads.reduce((sum, spread) => sum + (mean(spread) ?? 0) * spread.size, 0)),
  };
}

/** Days open by tier, of deals created in the last twelve months; null without an ICP. */
function staysOf(ground: AssessmentGround): readonly Stay[] | null {
  const { dataset } = ground.answerable;
  const slices = dataset.supplied.has('icp') ? slicesBy(ground, [TIER], DAYS_OPEN) : null;
  return slices?.map(({ slice, cells }) => ({ tier: labelIn(slice), ...stayIn(cells, lastYear(dataset)) })) ?? null;
}

function sameTreatment(stays: readonly Stay[] | null): MeasuredEvidence {
  if (stays === null) return unmeasured('E13', 'no_icp');
  const of = (tier: string) => stays.find((stay) => stay.tier === tier) ?? { tier, deals: 0, days: 0 };
  const [first, last] = [of('1'), of('4')];
  const n = Math.min(first.deals, last.deals);
  if (n === 0) return unmeasured('E13', 'no_created');
  if (last.days === 0) return unmeasured('E13', 'non_positive_denominator');
  return measured('E13', first.days / first.deals / (last.days / last.deals), {
    n,
    facts: n >= settingOf('E13', 'least') ? ['enoughOfBoth'] : [],
    parts: [first, last].map(({ tier, days, deals }) => ({ name: tier ?? '', part: days, of: deals })),
  });
}

function effort(ground: AssessmentGround, stays: readonly Stay[] | null): MeasuredEvidence {
  const { accounts } = ground;
  if (stays === null || accounts === null || accounts.scored === null) return unmeasured('E14', 'no_icp');
  const isFirst = (tier: string | null): boolean => tier === '1' || tier === '2';
  const days = stays.reduce((sum, stay) => sum + stay.days, 0);
  const { tiers, all } = tightness(accounts.scored, accounts.results, null);
  if (days === 0 || all.accounts === 0) return unmeasured('E14', 'no_created');
  const worked = stays.filter(({ tier }) => isFirst(tier)).reduce((sum, stay) => sum + stay.days, 0);
  const held = tiers.filter(({ tier }) => isFirst(tier)).reduce((sum, each) => sum + each.accounts, 0);
  return measured('E14', worked / days - held / all.accounts, {
    n: stays.reduce((sum, stay) => sum + stay.deals, 0),
    parts: [
      { name: 'days', part: worked, of: days },
      { name: 'accounts', part: held, of: all.accounts },
    ],
  });
}

/** Owners who created enough deals in the last twelve months, and those of them without any on an ICP account. */
function owners(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  if (!dataset.supplied.has('icp')) return unmeasured('E15', 'no_icp');
  const slices = slicesBy(ground, [OWNER], ['created', 'createdInIcp']);
  if (slices === null) return unmeasured('E15', 'not_mapped');
  const span = lastYear(dataset);
  const busy = slices.filter(({ slice, cells }) => labelIn(slice) !== null && cells.number('created', span) >= settingOf('E15', 'created'));
  if (busy.length === 0) return unmeasured('E15', 'no_created');
  const without = busy.filter(({ cells }) => cells.number('createdInIcp', span) === 0);
  return measured('E15', without.length / busy.length, {
    ...shareLimits(without.length, busy.length),
    n: busy.length,
    part: without.length,
    names: without.map(({ slice }) => labelIn(slice) ?? ''),
    readings: without.flatMap((slice) => slice.read('icpShareCreated', span) ?? []),
  });
}

/** Whether tiers steer what sellers do. */
export function evidenceOfUse(ground: AssessmentGround): readonly MeasuredEvidence[] {
  const stays = staysOf(ground);
  return [openWithTier(ground), tierOfCrm(ground), sameTreatment(stays), effort(ground, stays), owners(ground)];
}
