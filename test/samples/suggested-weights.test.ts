import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  bestCustomers,
  draftFromBest,
  draftFromSuggestion,
  faultOfVersion,
  readerOf,
  score,
  suggestInSteps,
  type AccountResults,
  type IcpVersion,
  type Suggestion,
} from '../../src/core/icp';
import { chanceFrom, separation, shuffled, spreadOfValues } from '../../src/core/statistics';
import { sampleAccounts, type SampleAccounts } from './sample-accounts';

const COMPANIES = ['salesforce-style', 'hubspot-style'] as const;
const SEEDS = Number(process.env['SHUFFLES'] ?? 20);
const GIVEN = { id: 'draft', name: 'Draft', author: '', note: '', date: '2025-09-30', barred: new Set<string>() };
const two = (value: number | null | undefined): string => (value ?? NaN).toFixed(2);

/** The columns of a sample that are only filled after a win. */
function plantedLeaks(company: string): readonly string[] {
  const planted = JSON.parse(readFileSync(`data-samples/${company}/planted.json`, 'utf8')) as { leaked: { column: string } | null };
  return planted.leaked === null ? [] : [planted.leaked.column];
}

/** The suggestions for a sample company, of its own profiles or of what is found. */
function suggested(
  { accounts, version, definitions }: SampleAccounts,
  results: AccountResults,
  of: 'current' | 'found',
): readonly Suggestion[] {
  const steps = suggestInSteps(accounts, results, { of, version, bands: definitions.bands, barred: new Set() });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value?.all ?? [];
  }
}

/** The same deals with their outcomes dealt out anew. */
function withShuffledOutcomes(results: AccountResults, seed: number): AccountResults {
  const { won, lost, rows } = results.closings;
  const deals = Array.from({ length: rows }, (_, row) => [
    ...Array.from({ length: won[row] ?? 0 }, () => ({ row, isWon: true })),
    ...Array.from({ length: lost[row] ?? 0 }, () => ({ row, isWon: false })),
  ]).flat();
  const dealt = { won: new Uint32Array(rows), lost: new Uint32Array(rows) };
  shuffled(deals.length, chanceFrom(seed)).forEach((from, at) => {
    const row = deals[at]?.row ?? 0;
    const side = deals[from]?.isWon === true ? dealt.won : dealt.lost;
    side[row] = (side[row] ?? 0) + 1;
  });
  return { ...results, closings: { ...results.closings, ...dealt } };
}

/** How well a draft tells accounts of the planted ICP from those outside of it, among accounts without a deal in the older part. */
function recovered({ accounts, results, version }: SampleAccounts, draft: IcpVersion, since: number) {
  const { account, month } = results.closings;
  const old = new Set(Array.from(account).filter((_, row) => (month[row] ?? 0) < since));
  const fresh = [...new Set(account)].filter((each) => each > 0 && !old.has(each));
  const scored = fresh.map((each) => {
    const read = readerOf(accounts, each);
    const { earned, known } = score(draft, read);
    return { planted: score(version, read).icp, value: known === 0 ? 0 : earned / known };
  });
  const of = (planted: string) => spreadOfValues(scored.filter((each) => each.planted === planted).map(({ value }) => value));
  return { inside: of('in').size, outside: of('out').size, separation: separation(of('in'), of('out'), 0.95) };
}

const lines: string[] = [];
const page = readFileSync('docs/suggested-weights.md', 'utf8');
/** A line of the table in docs/suggested-weights.md, which must be there as it is measured here. */
function told(...cells: readonly string[]): void {
  lines.push(`| ${cells.join(' | ')} |`);
  expect(page).toContain(lines.at(-1));
}

describe.each(COMPANIES)('the %s company', (company) => {
  let sample: SampleAccounts;
  beforeAll(async () => {
    sample = await sampleAccounts(company);
  });

  test('teaches weights for the criteria of its planted profiles, which tell winners apart out of time', () => {
    for (const each of suggested(sample, sample.results, 'current')) {
      if (each.outcome !== 'learned' || each.subject.kind !== 'profile') throw new Error(each.outcome);
      const { suggested: now, current, p } = each.judgement;
      expect(now.interval?.low).toBeGreaterThan(0.5);
      expect(p).toBeLessThan(0.05);
      expect(each.criteria.reduce((sum, { suggested: points }) => sum + points, 0)).toBe(100);
      const draft = draftFromSuggestion(each, sample.version, GIVEN);
      expect(draft === null ? 'no draft' : faultOfVersion(draft)).toBeNull();
      const limits = `${two(now.interval?.low)}–${two(now.interval?.high)}`;
      told(
        company,
        each.subject.name,
        each.criteria.map((one) => `${one.id} ${one.current} → ${one.suggested}`).join(', '),
        `${two(now.auc)} (${limits})`,
        two(current?.auc),
        p.toFixed(3),
      );
    }
  });

  test('teaches its planted ICP to one that does not know the profile: new accounts inside it score above those outside', () => {
    const [each] = suggested(sample, sample.results, 'found');
    if (each?.outcome !== 'learned') throw new Error(each?.outcome);
    const draft = draftFromSuggestion(each, null, GIVEN);
    if (draft === null) throw new Error('no draft');
    expect(faultOfVersion(draft)).toBeNull();
    expect(each.criteria.filter(({ suggested: points }) => points > 0).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['employees', 'industry', 'annualRevenue']),
    );
    const { suggested: now, p } = each.judgement;
    const { inside, outside, separation: planted } = recovered(sample, draft, each.newer.from ?? 0);
    expect(planted?.low).toBeGreaterThan(0.7);
    told(
      company,
      `${two(now.auc)} (${two(now.interval?.low)}–${two(now.interval?.high)})`,
      p.toFixed(3),
      `${two(planted?.auc)} (${two(planted?.low)}–${two(planted?.high)})`,
      `${inside} and ${outside}`,
    );
  });

  test.each(['current', 'found'] as const)('with its outcomes shuffled teaches nothing (%s)', (of) => {
    const pages = Array.from({ length: SEEDS }, (_, seed) => suggested(sample, withShuffledOutcomes(sample.results, seed + 1), of));
    const wrong = pages.filter((all) => all.some(({ outcome }) => outcome === 'learned')).length;
    expect(pages.flat().every(({ outcome }) => outcome === 'learned' || outcome === 'nothing')).toBe(true);
    expect(wrong).toBeLessThanOrEqual(SEEDS * 0.05);
    if (SEEDS === 20) told(company, of === 'current' ? 'present criteria' : 'criteria found', `${wrong} of ${SEEDS}`);
  });

  test('has best customers whose draft can be scored', () => {
    const found = bestCustomers(sample.accounts, sample.results, { by: 'revenue', top: 0.2, bands: sample.definitions.bands });
    if ('missing' in found) throw new Error(found.missing);
    const draft = draftFromBest(found, GIVEN);
    expect(draft === null ? 'no draft' : faultOfVersion(draft)).toBeNull();
    expect(found.leakage.leaks.map(({ name }) => name)).toEqual(plantedLeaks(company));
  });
});
