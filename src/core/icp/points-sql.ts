import { bandPoints, pointsOf } from './points';
import type { Criterion, IcpProfile, Side } from './profile';
import { double, knownSql, ruleSql, type Attributes } from './rule-sql';

/** The points that a profile gives on one of its sides: what may be had as a number, the rest as SQL, a term a criterion. */
export type PointsSql = { readonly possible: number; readonly earned: readonly string[]; readonly known: readonly string[] };

type Weighed = { readonly criterion: Criterion; readonly points: number };

const NO_POINTS = double(0);
/** Terms added in one step. The engine plans a long sum in quadratic time: 500 terms took 1.1 s at once, 0.1 s by this. */
const STEP = 20;

/** Points possible, earned and known on one side, criterion by criterion in their order. */
export function pointsSql(profile: IcpProfile, side: Side, attributes: Attributes): PointsSql {
  const criteria = profile.criteria.filter((criterion) => criterion.side === side);
  const points = pointsOf(criteria);
  const weighed = criteria.map((criterion, at): Weighed => ({ criterion, points: points[at] ?? 0 }));
  return {
    possible: weighed.reduce((sum, each) => sum + each.points, 0),
    earned: weighed.map((each) => earnedSql(profile, each, attributes)),
    known: weighed.map((each) => knownPointsSql(profile, each, attributes)),
  };
}

function earnedSql({ missing }: IcpProfile, { criterion, points }: Weighed, attributes: Attributes): string {
  const blank = missing === 'leaveOut' ? [`WHEN NOT (${knownSql(criterion.field, attributes)}) THEN ${NO_POINTS}`] : [];
  const bands = criterion.bands.map(
    (band) => `WHEN ${ruleSql(band.when, attributes)} THEN ${double(bandPoints(criterion, points, band.points))}`,
  );
  return bands.length === 0 ? NO_POINTS : `CASE ${[...blank, ...bands].join(' ')} ELSE ${NO_POINTS} END`;
}

function knownPointsSql({ missing }: IcpProfile, { criterion, points }: Weighed, attributes: Attributes): string {
  return missing === 'countAsMiss'
    ? double(points)
    : `CASE WHEN ${knownSql(criterion.field, attributes)} THEN ${double(points)} ELSE ${NO_POINTS} END`;
}

/** A relation with a sum beside its columns for each list of terms, added as doubles from the first to the last. */
export function summedSql(from: string, sums: Readonly<Record<string, readonly string[]>>): string {
  const steps = Math.ceil(Math.max(...Object.values(sums).map((terms) => terms.length)) / STEP);
  const none = Object.keys(sums).map((name) => `${NO_POINTS} AS ${name}`);
  let sql = `SELECT t.*, ${none.join(', ')}\n    FROM ${from} AS t`;
  for (let step = 0; step < steps; step += 1) {
    const longer = Object.entries(sums).flatMap(([name, terms]) => {
      const added = terms.slice(step * STEP, (step + 1) * STEP);
      return added.length === 0 ? [] : [`${[`t.${name}`, ...added].join('\n      + ')} AS ${name}`];
    });
    sql = `SELECT t.* REPLACE (${longer.join(',\n      ')})\n    FROM (${sql}) AS t`;
  }
  return sql;
}
