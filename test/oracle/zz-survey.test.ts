// @ts-nocheck
import fc from 'fast-check';
import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { company as loadIntoKernel } from '../fixtures/ask-kernel';
import { monthOf, spanHolding, dateOf } from '../../src/core/model';
import { oracleOf } from './arquero-oracle';
import { definitionsOf, tablesOf } from './company-tables';
import { differences, readingsFrom, tell } from './compare-readings';
import { DISPUTES } from './disputes';
import { companies } from './random-companies';
const DIMENSIONS = ['industry', 'employees', 'country', 'region', 'leadSource', 'dealClass', 'tier', 'icp', 'icpProfile'];
test('survey', { timeout: 3e6 }, async () => {
  const seen = new Map();
  const hits = new Map();
  let n = 0, total = 0, ms = 0, values = 0, wrong = 0;
  fc.assert(fc.property(companies, fc.nat(8), fc.nat(8), fc.nat(7), (company, a, b, back) => {
    const oracle = oracleOf(company); if (!oracle) return;
    const looped = loadIntoKernel(tablesOf(company), definitionsOf(company), company.asOf);
    if (looped.dataset.asOf !== oracle.asOf) { seen.set('asOf', { count: 1, e: [dateOf(looped.dataset.asOf), dateOf(oracle.asOf)], rows: company }); return; }
    const there = DIMENSIONS.filter((name) => looped.dataset.dimensions.some(({ id }) => id === name));
    const [one, other] = [there[a % there.length], there[b % there.length]];
    const all = one === other ? [[], [one]] : [[], [one], [other], [one, other]];
    const cube = looped.cube([...new Set(all.flat())]);
    for (const by of all) {
      const readings = readingsFrom(cube, looped.dataset, company, by, [null, spanHolding(monthOf(oracle.asOf) - 3 * back, 'quarter', 1)]);
      total += readings.length; values += readings.filter((r) => r.missing === null).length;
      const t = performance.now();
      const ds = differences(oracle, company, by, readings);
      ms += performance.now() - t; wrong += ds.length;
      for (const d of ds) {
        const dis = DISPUTES.filter((x) => x.covers(d)).map((x) => x.name);
        for (const x of dis.slice(0,1)) hits.set(x, (hits.get(x) ?? 0) + 1);
        const p = d.product, o = d.oracle;
        const only = dis.length ? dis[0].slice(0, 60) + ' | ' : 'OPEN ';
        const kind = `${only}${p.metric} ${d.months ? 'period' : 'total'}: ${p.missing ?? 'value'} / ${o.missing.join(',') || 'value'}${p.missing === null && o.missing.length === 0 ? (Math.abs(p.value - o.value) > 1e-9 ? ' VALUE' : p.n !== o.n ? ' N' : ' LIMITS') : ''}`;
        const size = company.deals.length * 10 + by.length;
        const old = seen.get(kind);
        if (!old || size < old.size) seen.set(kind, { count: (old?.count ?? 0) + 1, size, e: tell(d), rows: company }); else old.count++;
      }
    }
    n++;
  }), { numRuns: Number(process.env.ORACLE_RUNS ?? 200), seed: Number(process.env.SEED ?? 1), endOnFailure: true });
  writeFileSync('/tmp/survey.json', JSON.stringify({ n, total, values, wrong, ms, hits: [...hits], seen: [...seen] }));
});
