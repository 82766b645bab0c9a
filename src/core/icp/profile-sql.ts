import { whole } from '../sql';
import { ENOUGH_KNOWN } from './decide';
import { pointsSql, summedSql } from './points-sql';
import type { IcpProfile } from './profile';
import { double, joinedSql, ruleSql, type Attributes } from './rule-sql';
import { heldIcpSql, icpSql, scoreRowSql, tierSql } from './score-row-sql';

const HUNDRED = double(100);

/**
 * The scores of the accounts that one profile scores, of the relation `entered`. An exclusion that holds goes first, unless it
 * is lifted; then the tier that a person gave; then must-haves; then points (`domain.md` 9.2).
 */
export function profileSql(profile: IcpProfile, place: number, attributes: Attributes): string {
  const fit = pointsSql(profile, 'fit', attributes);
  const intent = pointsSql(profile, 'intent', attributes);
  const excluded = joinedSql(
    'any',
    profile.exclude.map((rule) => ruleSql(rule, attributes)),
  );
  const fits = joinedSql(
    'all',
    profile.mustHave.map((rule) => ruleSql(rule, attributes)),
  );
  const judged = `(SELECT e.*,
      NOT e.lifts AND COALESCE(${excluded}, FALSE) AS excluded,
      ${fits} AS fits
    FROM entered AS e
    WHERE e.profile = ${whole(place)})`;
  const summed = summedSql(judged, {
    earned: fit.earned,
    known: fit.known,
    intentEarned: intent.earned,
    intentKnown: intent.known,
  });
  return `${shownSql(profile, place, fit.possible)}\n  FROM (${boundedSql(profile, fit.possible, summed)}) AS s`;
}

const unlessExcluded = (points: string): string => `CASE WHEN s.excluded THEN ${double(0)} ELSE ${points} END`;

/** What is settled before any points are looked at, for each reason in its turn, and what points make of the rest. */
const settledSql = (by: { excluded: string; held: string; failed: string; open: string; points: string }): string =>
  `CASE WHEN s.excluded THEN ${by.excluded} WHEN s.held IS NOT NULL THEN ${by.held}
    WHEN NOT s.fits THEN ${by.failed} WHEN s.fits IS NULL THEN ${by.open}
    ELSE ${by.points} END`;

function shownSql(profile: IcpProfile, place: number, possible: number): string {
  const [excluded, held, failed, open] = [tierSql('excluded'), 's.held', tierSql('4'), tierSql('unknown')];
  const out = { excluded: icpSql('out'), held: heldIcpSql(profile), failed: icpSql('out'), open: icpSql('unknown') };
  const no = { excluded: 'FALSE', held: 'FALSE', failed: 'FALSE', open: 'FALSE' };
  return scoreRowSql({
    account: 's.account',
    earned: unlessExcluded('s.earned'),
    known: unlessExcluded('s.known'),
    possible: unlessExcluded(double(possible)),
    intentEarned: unlessExcluded('s.intentEarned'),
    intentKnown: unlessExcluded('s.intentKnown'),
    tier: settledSql({ excluded, held, failed, open, points: pointsTierSql(possible) }),
    icp: settledSql({ ...out, points: pointsIcpSql(profile, possible) }),
    profile: whole(place),
    isProvisional: settledSql({ ...no, points: possible > 0 ? 's.isEnough AND s.leastTier <> s.mostTier' : 'FALSE' }),
  });
}

/** No points at all decide nothing. */
function pointsTierSql(possible: number): string {
  if (possible <= 0) return tierSql('unknown');
  return `CASE WHEN s.isEnough THEN s.ownTier WHEN s.leastTier = s.mostTier THEN s.leastTier ELSE ${tierSql('unknown')} END`;
}

function pointsIcpSql({ icpFrom }: IcpProfile, possible: number): string {
  if (possible <= 0) return icpSql('unknown');
  const reaches = (earned: string, of: string): string => `${earned} * ${HUNDRED} >= ${double(icpFrom)} * ${of}`;
  return `CASE WHEN s.isEnough AND ${reaches('s.earned', 's.known')} THEN ${icpSql('in')} WHEN s.isEnough THEN ${icpSql('out')}
    WHEN s.leastTier <> s.mostTier THEN ${icpSql('unknown')} WHEN ${reaches('s.earned', double(possible))} THEN ${icpSql('in')}
    WHEN ${reaches('s.most', double(possible))} THEN ${icpSql('unknown')} ELSE ${icpSql('out')} END`;
}

/** The tier of `earned` out of `of`, by multiplication, so that exactly on a cut belongs to the upper tier. */
function tierOfSql({ cuts }: IcpProfile, earned: string, of: string): string {
  const [one, two, three] = cuts.map((cut) => `${earned} * ${HUNDRED} >= ${double(cut)} * ${of}`);
  return `CASE WHEN ${one} THEN ${tierSql('1')} WHEN ${two} THEN ${tierSql('2')} WHEN ${three} THEN ${tierSql('3')} ELSE ${tierSql('4')} END`;
}

/** The tier by what is known, and the tiers if all that is unknown were missed, or met. */
function boundedSql(profile: IcpProfile, possible: number, summed: string): string {
  const all = double(possible);
  return `SELECT b.*,
    b.known * ${HUNDRED} >= ${double(ENOUGH_KNOWN)} * ${all} AS isEnough,
    ${tierOfSql(profile, 'b.earned', 'b.known')} AS ownTier,
    ${tierOfSql(profile, 'b.earned', all)} AS leastTier,
    ${tierOfSql(profile, 'b.most', all)} AS mostTier
  FROM (SELECT j.*, j.earned + ${all} - j.known AS most
    FROM (${summed}) AS j) AS b`;
}
