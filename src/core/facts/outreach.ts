import { monthOf, type AdmittedTable, type Month, type OutreachCount, type OutreachMonth } from '../model';
import { dayOfColumn, numberOf } from './columns';

const NOTHING: OutreachCount = { part: 0, whole: 0 };

/** A further line; one that leaves either count open says nothing of how many come of how many. */
const withLine = ({ part, whole }: OutreachCount, came: number | null, of: number | null): OutreachCount =>
  came === null || of === null || came < 0 || of < 0 ? { part, whole } : { part: part + came, whole: whole + of };

/**
 * What was sent and what came of it by month, over all groups of the list. Each rate has its own pair of sums: a line without
 * replies takes part in none that needs them, so that a column filled for half a year is not held against a whole one.
 */
export function gatherOutreach(tables: readonly AdmittedTable[]): readonly OutreachMonth[] {
  const byMonth = new Map<Month, OutreachMonth>();
  for (const table of tables) {
    const day = dayOfColumn(table, 'month');
    const [sent, replied] = [numberOf(table, 'sent'), numberOf(table, 'replied')];
    const [meetings, opportunities] = [numberOf(table, 'meetings'), numberOf(table, 'opportunities')];
    for (let row = 0; row < table.rows; row += 1) {
      const on = day(row);
      if (on === null) continue;
      const month = monthOf(on);
      const own = byMonth.get(month) ?? { month, reply: NOTHING, meeting: NOTHING, opportunity: NOTHING };
      byMonth.set(month, {
        month,
        reply: withLine(own.reply, replied(row), sent(row)),
        meeting: withLine(own.meeting, meetings(row), replied(row)),
        opportunity: withLine(own.opportunity, opportunities(row), meetings(row)),
      });
    }
  }
  return [...byMonth.values()].toSorted((a, b) => a.month - b.month);
}
