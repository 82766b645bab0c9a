import { measured, settingOf, unmeasured, type EvidenceFact, type MeasuredEvidence } from './assessment';
import { inForce, shareLimits, slicesBy, type AssessmentGround } from './assessment-evidence-ground';
import { marketChangesWithin } from './council';
import { inOrder, monthsBetween, tierProof, tightness, TIER_CODES, worthProof, type IcpVersion } from './icp';
import { dateOf, monthIn, type Span } from './model';

const dateIn = ({ answerable: { dataset } }: AssessmentGround): string => dateOf(dataset.asOf);

/** The fields of the criteria, each once, in the order of the profiles. */
const fieldsOf = ({ profiles }: IcpVersion): readonly string[] => [
  ...new Set(profiles.flatMap(({ criteria }) => criteria.map(({ field }) => field))),
];

function exists(ground: AssessmentGround): MeasuredEvidence {
  const version = inForce(ground);
  return measured('E01', version === null ? 0 : 1, { n: 1, names: version === null ? [] : [version.name] });
}

function attributes(ground: AssessmentGround): MeasuredEvidence {
  const version = inForce(ground);
  if (version === null) return unmeasured('E02', 'no_icp');
  const fields = fieldsOf(version);
  return measured('E02', fields.length, { n: fields.length, names: fields });
}

/** Whether something shifted after a date: a flag or a trigger of any record up to the as-of date, or a change in the market that somebody noted. */
function hasShifted({ answerable: { definitions } }: AssessmentGround, since: string, until: string): boolean {
  if (marketChangesWithin(definitions.council.marketChanges, since, until).length > 0) return true;
  return definitions.flagLog.some(({ asOf, flags }) => asOf > since && asOf <= until && flags.some(({ state }) => state === 'drifted'));
}

/** How long the version in force has stood, and whether anything shifted since. */
export function ageOfIcp(ground: AssessmentGround): MeasuredEvidence {
  const [version, date] = [inForce(ground), dateIn(ground)];
  const months = version === null ? null : monthsBetween(version.effectiveFrom, date);
  if (version === null || months === null) return unmeasured('E03', 'no_icp');
  const earlier = inOrder(ground.answerable.definitions.icp).filter(({ effectiveFrom }) => effectiveFrom < version.effectiveFrom);
  const facts: readonly (EvidenceFact | null)[] = [
    hasShifted(ground, version.effectiveFrom, date) ? 'shifted' : null,
    earlier.length === 0 ? 'neverChanged' : null,
  ];
  return measured('E03', months, { n: 1, facts: facts.filter((fact) => fact !== null), names: [version.name, version.effectiveFrom] });
}

/**
 * Whether the score holds: tiers in their order by win rate, and its rank correlation with the value of customers above 0. Too
 * few closed deals to look: it has not been run.
 */
function tested(ground: AssessmentGround): MeasuredEvidence {
  const version = inForce(ground);
  if (version === null) return unmeasured('E04', 'no_icp');
  const { accounts } = ground;
  if (accounts === null || accounts.scored === null) return unmeasured('E04', 'no_account');
  const { order } = tierProof(accounts.scored, accounts.results);
  if (order.missing === 'tooFewClosed') return measured('E04', 0, { n: order.won + order.lost });
  if (order.missing !== null) return unmeasured('E04', 'below_min_n', order.won + order.lost);
  const isEnough = fieldsOf(version).length >= settingOf('E04', 'attributes');
  const facts: readonly EvidenceFact[] = isEnough ? ['run', 'sixAttributes'] : ['run'];
  if (order.inversions.length > 0) return measured('E04', 0, { n: order.n, facts });
  const value = worthProof(accounts.scored, accounts.results).all.find(({ of }) => of === 'value');
  if (value === undefined || value.missing === 'noCustomers') return unmeasured('E04', 'no_base', order.n);
  if (value.missing !== null) return unmeasured('E04', 'below_min_n', order.n);
  return measured('E04', value.rho > 0 ? 1 : 0, { n: order.n, facts: [...facts, 'inOrder'] });
}

function profiles(ground: AssessmentGround): MeasuredEvidence {
  const version = inForce(ground);
  if (version === null) return unmeasured('E05', 'no_icp');
  return measured('E05', version.profiles.length, { n: version.profiles.length, names: version.profiles.map(({ name }) => name) });
}

/** The latest whole months that hold so many created deals together; all of them where there are fewer. */
function latestCreated(ground: AssessmentGround, least: number): { readonly span: Span; readonly counts: readonly number[] } | null {
  const { dataset } = ground.answerable;
  const [all] = slicesBy(ground, [], ['created', 'createdInIcp', 'createdUnknownIcp']) ?? [];
  const { months } = dataset;
  if (all === undefined || months === null) return null;
  const to = monthIn(dataset.calendar, dataset.asOf);
  let span: Span = { from: to, to };
  while (all.cells.number('created', span) < least && span.from > months.from) span = { from: span.from - 1, to };
  const counts = (['created', 'createdInIcp', 'createdUnknownIcp'] as const).map((id) => all.cells.number(id, span));
  return { span, counts };
}

/** What the mix of new deals is held against: the target of created deals, else of open ones, else the usual half. */
function allowedOutside({ answerable: { definitions } }: AssessmentGround): number {
  const targetOf = (metric: string): number | undefined =>
    definitions.targets.find((target) => target.metric === metric && target.slice.length === 0 && target.want === 'atLeast')?.value;
  return 1 - (targetOf('icpShareCreated') ?? targetOf('icpShareOpen') ?? settingOf('E22', 'target'));
}

function againstStated(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  if (!dataset.supplied.has('icp')) return unmeasured('E22', 'no_icp');
  const latest = latestCreated(ground, settingOf('E22', 'deals'));
  const [created = 0, inIcp = 0, unknown = 0] = latest?.counts ?? [];
  if (latest === null || created === 0) return unmeasured('E22', 'no_created');
  const outside = created - inIcp - unknown;
  const reading = slicesBy(ground, [], ['created', 'createdInIcp'])?.[0]?.read('icpShareCreated', latest.span) ?? null;
  return measured('E22', outside / created, {
    n: created,
    part: outside,
    ...shareLimits(outside, created),
    facts: outside > allowedOutside(ground) * created ? ['overAllowed'] : [],
    parts: [{ name: 'unknown', part: unknown, of: created }],
    readings: reading === null ? [] : [reading],
  });
}

function width({ answerable, accounts }: AssessmentGround): MeasuredEvidence {
  const { tam } = answerable.definitions;
  const market = (tam ?? []).reduce((sum, each) => sum + each, 0);
  if (tam !== null && market > 0) {
    const matching = (tam[0] ?? 0) + (tam[1] ?? 0);
    return measured('E32', matching / market, { n: market, part: matching, facts: ['ofMarket'] });
  }
  if (accounts === null) return unmeasured('E32', 'no_account');
  if (accounts.scored === null) return unmeasured('E32', 'no_icp');
  const { tiers, all } = tightness(accounts.scored, accounts.results, null);
  const first = tiers.filter(({ tier }) => TIER_CODES.indexOf(tier) === 1 || TIER_CODES.indexOf(tier) === 2);
  const part = first.reduce((sum, each) => sum + each.accounts, 0);
  return all.accounts === 0 ? unmeasured('E32', 'no_account') : measured('E32', part / all.accounts, { n: all.accounts, part });
}

/**
 * What is known of the ICP itself and of deals held against it. A discovery or a weight check leaves no record yet, so that E31
 * is not in the data.
 */
export const evidenceOfProfile = (ground: AssessmentGround): readonly MeasuredEvidence[] => [
  exists(ground),
  attributes(ground),
  tested(ground),
  profiles(ground),
  againstStated(ground),
  unmeasured('E31', 'no_history'),
  width(ground),
];
