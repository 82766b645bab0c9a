import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Expected } from '../../data-samples/expected/index';
import type { Answerable } from '../../src/core/analysis';
import { historyOf, isDue, standingDecisions, type Outcome } from '../../src/core/council';
import { outcomesOf } from '../../src/core/council-outcomes';
import { readCube, type MetricId } from '../../src/core/metrics';
import { dayFrom, monthIn, type DimensionId } from '../../src/core/model';
import { sampleAnswerable } from '../app/sample-answerable';

const FILES: Readonly<Record<string, readonly string[]>> = {
  'salesforce-style': ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv', 'workspace.json'],
  'hubspot-style': ['deals.csv', 'companies.csv', 'spend.csv', 'workspace.json'],
};
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'salesforce-style': {
    'promote-icp-accounts': 'didNot',
    'retire-education': 'cannotTell nothingExpected',
    'shows-to-partners': 'tooEarly',
    'observe-biotechnology': 'tooEarly',
    'publish-icp-2': 'didNot',
    'spend-to-emea': 'didNot',
    'keep-the-price-list': 'cannotTell',
  },
  'hubspot-style': {
    'bundle-for-51-to-200': 'worked',
    'spend-to-paid-search': 'cannotTell',
    'retire-legal-services': 'cannotTell nothingExpected',
    'observe-construction': 'tooEarly',
    'referrals-first': 'tooEarly',
  },
};

describe.each(Object.keys(FILES))('the decisions of the %s company', (company) => {
  const { decided, asOf } = JSON.parse(readFileSync(`data-samples/${company}/expected.json`, 'utf8')) as Expected;
  let loaded: Answerable;
  let outcomes: readonly Outcome[] = [];

  beforeAll(async () => {
    loaded = await sampleAnswerable(company, FILES[company] ?? []);
    outcomes = outcomesOf(loaded);
  }, 120_000);

  it('came out as the second opinion says, deal by deal: both periods, the change with its interval, market and mix', () => {
    expect(decided.length).toBeGreaterThan(1);
    for (const plain of decided) {
      const outcome = outcomes.find(({ decision }) => decision.id === plain.id);
      if (outcome === undefined) throw new Error(plain.id);
      const { before, after, change, split } = outcome;
      expect([before?.period, after?.period]).toEqual([
        { from: plain.before.from, to: plain.before.to },
        { from: plain.after.from, to: plain.after.to },
      ]);
      expect([before?.n, after?.n]).toEqual([plain.before.closed, plain.after.closed]);
      expect(before?.value).toBeCloseTo(plain.before.won / plain.before.closed, 12);
      expect(after?.value).toBeCloseTo(plain.after.won / plain.after.closed, 12);
      expect([change?.value, change?.low, change?.high].map((each) => each?.toPrecision(9))).toEqual(
        [plain.change, plain.low, plain.high].map((each) => each.toPrecision(9)),
      );
      if (plain.market === null) expect(split?.market).toBeNull();
      else expect(split?.market).toBeCloseTo(plain.market, 9);
      if (split?.mixBy === 'industry') expect(split.mix).toBeCloseTo(plain.mix, 9);
      const parts = (split?.market ?? 0) + (split?.mix ?? 0) + (split?.rule ?? 0) + (split?.rest ?? 0);
      expect(parts).toBeCloseTo(plain.change, 9);
    }
  });

  it('of two quarters ago are due, and each outcome says its word', () => {
    const said = outcomes.map(({ decision, word, reasons }) => [
      decision.id,
      reasons[0] === 'nothingExpected' ? `${word} ${reasons[0]}` : word,
    ]);
    expect(Object.fromEntries(said)).toEqual(WORDS[company]);
    const old = outcomes.filter(({ decision }) => decision.taken === '2025-01-14');
    expect(old.length).toBeGreaterThan(1);
    expect(old.every((outcome) => outcome.isDue && isDue(outcome.decision, asOf) && outcome.split !== null)).toBe(true);
  });

  it('froze the numbers that the product itself reads of those four quarters', () => {
    const { cube, dataset, definitions } = loaded;
    for (const { evidence } of standingDecisions(definitions.council))
      for (const reading of evidence.readings) {
        const span = [reading.period?.from ?? '', reading.period?.to ?? ''].map((date) =>
          monthIn(dataset.calendar, dayFrom(date as never)),
        );
        const where = reading.slice.map(([dimension, label]) => ({
          dimension: dimension as DimensionId,
          is: 'in' as const,
          members: [label],
        }));
        const [own] = readCube(cube, dataset, {
          metrics: [reading.metric as MetricId],
          by: [],
          spans: [{ from: span[0] ?? 0, to: span[1] ?? 0 }],
          where,
          assumptions: definitions.assumptions,
          accounts: null,
        });
        expect([own?.n, own?.missing, own?.unit, own?.currency]).toEqual([reading.n, reading.missing, reading.unit, reading.currency]);
        for (const part of ['value', 'low', 'high'] as const) expect(own?.[part]).toBeCloseTo(reading[part] ?? Number.NaN, 6);
      }
  });

  it('were written down and later done, and both entries are kept', () => {
    const done = standingDecisions(loaded.definitions.council).filter(({ status }) => status === 'done');
    expect(done.length).toBeGreaterThan(1);
    for (const { id } of done) expect(historyOf(loaded.definitions.council, id).map(({ changed }) => changed)).toEqual([[], ['status']]);
  });
});
