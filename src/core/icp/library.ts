import type { AccountColumns } from './account-columns';
import { isDescriptive } from './attribute-values';
import { emptyProfile, withCriterion, type NewCriterion } from './edit';
import { attributesOffered, commonRule, within, type Offered } from './offered';
import type { AccountRule, Criterion, Family, IcpProfile, Importance, Side } from './profile';

/** A criterion of the starter library: what it asks, and by which attribute of the files, the first that is there. */
export type Starter = {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly family: Family;
  readonly importance: Importance;
  /** Product names of attributes, and headers as files may have them. */
  readonly fields: readonly string[];
  /** Least value that counts where the library names one; else what is common in the files begins it. */
  readonly from: number | null;
};

const starter = (
  [side, family, importance]: readonly [Side, Family, Importance],
  id: string,
  name: string,
  fields: readonly string[],
  from: number | null = null,
): Starter => ({ id, name, side, family, importance, fields, from });

/**
 * The starter library of `domain.md` 9.1, importance as the Outreaches article ranks it. Fit criteria in the order in which
 * ties of points are settled.
 */
export const STARTERS: readonly Starter[] = [
  starter(['fit', 'firmographic', 'critical'], 'employees', 'Employees', ['employees']),
  starter(['fit', 'firmographic', 'high'], 'industry', 'Industry', ['industry']),
  starter(['fit', 'firmographic', 'high'], 'revenue', 'Yearly revenue', ['annualRevenue']),
  starter(['fit', 'firmographic', 'medium'], 'geography', 'Geography', ['country', 'region', 'Geography', 'State']),
  starter(['fit', 'firmographic', 'medium'], 'funding', 'Funding stage', ['fundingStage']),
  starter(['fit', 'technographic', 'veryHigh'], 'competitors', 'Competitor tools in use', ['competitorTools', 'Competitor']),
  starter(['fit', 'technographic', 'high'], 'stack', 'Tech stack signals', ['technologies']),
  starter(['fit', 'technographic', 'medium'], 'integrations', 'Integration compatibility', ['Integrations', 'Integration']),
  starter(['fit', 'technographic', 'medium'], 'maturity', 'Technology maturity', ['SaaS Tools', 'Number of Tools', 'Tool Count'], 10),
  starter(['intent', 'behavioural', 'critical'], 'pricing', 'Pricing page visits', ['Pricing Page Visits', 'Pricing Visits'], 3),
  starter(['intent', 'behavioural', 'veryHigh'], 'hiring', 'Hiring for sales roles', ['hiring'], 3),
  starter(['intent', 'behavioural', 'veryHigh'], 'comparison', 'Comparison content read', ['Comparison Content', 'Comparison Page Visits']),
  starter(['intent', 'behavioural', 'high'], 'growth', 'Headcount growth', ['headcountGrowth'], 0.2),
  starter(['intent', 'behavioural', 'high'], 'raised', 'Funding in the last 12 months', ['Recently Funded', 'Funded in Last 12 Months']),
  starter(['intent', 'environmental', 'high'], 'budget', 'Seasonal budget triggers', ['Budget Trigger', 'Budget Cycle', 'Budget Season']),
  starter(['intent', 'environmental', 'medium'], 'regulation', 'Regulation', ['Regulation', 'Regulatory Change']),
  starter(['intent', 'environmental', 'medium'], 'events', 'Market events', ['Market Event', 'Market Events']),
  starter(['intent', 'environmental', 'medium'], 'economy', 'Economy', ['Economy', 'Economic Trend']),
];

/** More values than this are names, not kinds: they do not begin a criterion. */
const MOST_KINDS = 60;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A starter for which the files have an attribute. */
export type Mapped = { readonly starter: Starter; readonly offered: Offered };

/** The starters that the files can answer, in the library's order; what is not in the data is left out. */
export function startersFor(accounts: AccountColumns): readonly Mapped[] {
  const all = attributesOffered(accounts);
  return STARTERS.flatMap((each): Mapped[] => {
    const found = each.fields.map((field) => all.find(({ id }) => plain(id) === plain(field)));
    const offered = found.find((one) => one !== undefined);
    return offered === undefined ? [] : [{ starter: each, offered }];
  });
}

function ruleOf({ starter: { from }, offered }: Mapped): AccountRule {
  return from !== null && offered.kind === 'number' ? within(offered.id, from, null) : commonRule(offered);
}

/** The criterion that a starter begins; its one band has all its points. */
export const starterCriterion = (mapped: Mapped, side: Side = mapped.starter.side): NewCriterion => ({
  field: mapped.offered.id,
  family: mapped.starter.family,
  side,
  importance: mapped.starter.importance,
  bands: [{ when: ruleOf(mapped), points: 100 }],
});

const built = (name: string, taken: readonly string[], criteria: readonly NewCriterion[]): IcpProfile =>
  criteria.reduce<IcpProfile>(withCriterion, emptyProfile(name, taken));

/**
 * A profile of the library's criteria. `allFit` is the preset of all criteria in one 100, intent among fit.
 */
export const libraryProfile = (name: string, starters: readonly Mapped[], preset: 'sides' | 'allFit' = 'sides'): IcpProfile =>
  built(
    name,
    [],
    starters.map((mapped) => starterCriterion(mapped, preset === 'allFit' ? 'fit' : mapped.starter.side)),
  );

/** The family of an attribute: the library's, else firmographic. */
export function familyOf(attribute: string): Family {
  return STARTERS.find(({ fields }) => fields.some((field) => plain(field) === plain(attribute)))?.family ?? 'firmographic';
}

/** The side of an attribute: intent where the library has it there. */
export function sideOf(attribute: string): Side {
  return STARTERS.find(({ fields }) => fields.some((field) => plain(field) === plain(attribute)))?.side ?? 'fit';
}

const isKind = (offered: Offered): boolean =>
  offered.kind === 'number' || (offered.values.length > 1 && offered.values.length <= MOST_KINDS);

/** Equal weights over the mapped attributes that say what an account is like; those about buying make the intent score. */
export function equalProfile(name: string, accounts: AccountColumns, leftOut: ReadonlySet<string>): IcpProfile {
  const taken = attributesOffered(accounts).filter((offered) => isDescriptive(offered.id) && !leftOut.has(offered.id) && isKind(offered));
  return built(
    name,
    [],
    taken.map((offered): Omit<Criterion, 'id' | 'points'> => ({
      field: offered.id,
      family: familyOf(offered.id),
      side: sideOf(offered.id),
      importance: 'medium',
      bands: [{ when: commonRule(offered), points: 100 }],
    })),
  );
}
