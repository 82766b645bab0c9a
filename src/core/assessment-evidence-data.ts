import { measured, unmeasured, type EvidenceFact, type MeasuredEvidence } from './assessment';
import {
  activeAccounts,
  inForce,
  labelIn,
  shareLimits,
  slicesBy,
  type AssessedAccounts,
  type AssessmentGround,
} from './assessment-evidence-ground';
import { completeness, familyOf, readerOf, TIER, type AccountColumns } from './icp';
import type { MeasuredSlice } from './metrics';
import { quantileOfSorted } from './statistics';

/** What is said of the record of an account and not of the account, and names that tell who it is. */
const OF_THE_RECORD: ReadonlySet<string> = new Set(
  'accountId accountName domain parentId isPartner isInternal isDeleted mergedInto attributesAsOf modifiedDate snapshotDate currency fitScore crmTier'.split(
    ' ',
  ),
);
const INTENT = 'intentScore';
/** Columns of how a product is used, as files name them. */
const USAGE = /\busage\b|active ?users|log-?ins?\b|sessions|seats used|adoption/i;

type Kind = 'firmographic' | 'technographic' | 'behavioural' | 'intent' | 'usage';

/** Which kind of data a column holds, by its name; null where the name does not tell. */
function kindOf(name: string): Kind | null {
  if (name === INTENT || /\bintent\b/i.test(name)) return 'intent';
  if (USAGE.test(name)) return 'usage';
  const family = familyOf(name);
  return family === 'environmental' ? null : family;
}

type World = { readonly accounts: AssessedAccounts; readonly active: readonly number[]; readonly names: readonly string[] };

/** Attributes that tell what an account is like; segments that people made are none of the files. */
function namesIn({ columns }: AccountColumns, made: ReadonlySet<string>): readonly string[] {
  return [...columns.keys()].filter((name) => !OF_THE_RECORD.has(name) && !made.has(name));
}

function worldOf({ answerable, accounts }: AssessmentGround): World | null {
  if (accounts === null) return null;
  const made = new Set(answerable.definitions.segmentations.map(({ id }) => id));
  return { accounts, active: activeAccounts(accounts, answerable.dataset), names: namesIn(accounts.columns, made) };
}

const filledOf = ({ accounts: { columns }, active }: World, name: string): number =>
  active.filter((account) => readerOf(columns, account)(name) !== null).length;

function completenessOf(ground: AssessmentGround, world: World): MeasuredEvidence {
  const version = inForce(ground);
  const { columns, results, scored } = world.accounts;
  if (version === null || scored === null) return unmeasured('E06', 'no_icp');
  if (world.active.length === 0) return unmeasured('E06', 'no_rows');
  const used = completeness(version, { accounts: columns, scored, results }).attributes.map(({ name }) => name);
  const parts = used.map((name) => ({ name, part: filledOf(world, name), of: world.active.length }));
  const [filled, all] = [parts.reduce((sum, { part }) => sum + part, 0), used.length * world.active.length];
  if (all === 0) return unmeasured('E06', 'no_icp');
  return measured('E06', filled / all, { ...shareLimits(filled, all), n: all, part: filled, parts, names: [...used] });
}

function anAccount(world: World): MeasuredEvidence {
  const { active, names, accounts } = world;
  if (active.length === 0) return unmeasured('E07', 'no_rows');
  const counts = active.map((account) => {
    const read = readerOf(accounts.columns, account);
    return names.filter((name) => read(name) !== null).length;
  });
  const median = quantileOfSorted(
    counts.toSorted((a, b) => a - b),
    0.5,
  );
  return median === null ? unmeasured('E07', 'no_rows') : measured('E07', median, { n: active.length, names });
}

function kinds(world: World): MeasuredEvidence {
  const filled = world.names.filter((name) => filledOf(world, name) > 0);
  const found = new Set(filled.flatMap((name) => kindOf(name) ?? []));
  const facts: readonly EvidenceFact[] = found.has('intent') && found.has('usage') ? ['intentAndUsage'] : [];
  return measured('E08', found.size, { n: filled.length, facts, names: [...found] });
}

function unconnected(ground: AssessmentGround, world: World): MeasuredEvidence {
  const intent = world.names.filter((name) => kindOf(name) === 'intent');
  if (intent.length === 0) return unmeasured('E09', 'not_mapped');
  const version = inForce(ground);
  const used = new Set((version?.profiles ?? []).flatMap(({ criteria }) => criteria.map(({ field }) => field)));
  const filled = intent.map((name) => ({ name, part: filledOf(world, name), of: world.active.length }));
  const loose = filled.filter(({ name, part }) => part > 0 && !used.has(name));
  return measured('E09', loose.length > 0 ? 1 : 0, { n: world.active.length, names: loose.map(({ name }) => name), parts: filled });
}

type Tiered = { readonly unknown: number; readonly all: number; readonly slices: readonly MeasuredSlice[] };

function openByTier(ground: AssessmentGround): Tiered | null {
  const slices = slicesBy(ground, [TIER], ['open']);
  if (slices === null || !ground.answerable.dataset.supplied.has('icp')) return null;
  const open = (some: readonly MeasuredSlice[]): number => some.reduce((sum, { cells }) => sum + cells.number('open', null), 0);
  return { unknown: open(slices.filter(({ slice }) => labelIn(slice) === 'unknown')), all: open(slices), slices };
}

const openReadings = ({ slices }: Tiered, holds: (tier: string | null) => boolean) =>
  slices.filter(({ slice }) => holds(labelIn(slice))).flatMap((slice) => slice.read('openCount', null) ?? []);

function unknownTier(ground: AssessmentGround): MeasuredEvidence {
  const tiers = openByTier(ground);
  if (tiers === null) return unmeasured('E10', 'no_icp');
  const { unknown, all } = tiers;
  if (all === 0) return unmeasured('E10', 'no_open');
  return measured('E10', unknown / all, {
    ...shareLimits(unknown, all),
    n: all,
    part: unknown,
    readings: openReadings(tiers, (tier) => tier === 'unknown'),
  });
}

/** Open deals in tiers 1 to 4 or excluded. */
export function openWithTier(ground: AssessmentGround): MeasuredEvidence {
  const tiers = openByTier(ground);
  if (tiers === null) return unmeasured('E11', 'no_icp');
  const known = tiers.all - tiers.unknown;
  if (tiers.all === 0) return unmeasured('E11', 'no_open');
  return measured('E11', known / tiers.all, {
    ...shareLimits(known, tiers.all),
    n: tiers.all,
    part: known,
    readings: openReadings(tiers, (tier) => tier !== 'unknown'),
  });
}

/** Accounts that carry the tier of the CRM, of those that are worked. */
export function tierOfCrm(ground: AssessmentGround): MeasuredEvidence {
  const world = worldOf(ground);
  if (world === null) return unmeasured('E12', 'no_account');
  if (!world.accounts.columns.columns.has('crmTier')) return unmeasured('E12', 'not_mapped');
  const [part, n] = [filledOf(world, 'crmTier'), world.active.length];
  return n === 0 ? unmeasured('E12', 'no_rows') : measured('E12', part / n, { ...shareLimits(part, n), n, part });
}

function history({ answerable: { dataset } }: AssessmentGround): MeasuredEvidence {
  const { months } = dataset;
  return months === null ? unmeasured('E29', 'no_dates') : measured('E29', months.to - months.from, { n: dataset.deals });
}

/** What is known of accounts and how full it is. */
export function evidenceOfData(ground: AssessmentGround): readonly MeasuredEvidence[] {
  const world = worldOf(ground);
  const ofAccounts =
    world === null
      ? (['E06', 'E07', 'E08', 'E09'] as const).map((id) => unmeasured(id, 'no_account'))
      : [completenessOf(ground, world), anAccount(world), kinds(world), unconnected(ground, world)];
  return [...ofAccounts, unknownTier(ground), history(ground)];
}
