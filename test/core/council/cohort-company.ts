import { assemble } from '../../../src/core/assembly';
import { parseDate } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

/** Twenty deals in the North a month, of which so many are won within 90 days and the others lost: `month won`. */
const MONTHS = [
  '2023-01 4',
  '2024-07 4',
  '2024-08 4',
  '2024-09 4',
  '2024-10 4',
  '2024-11 4',
  '2024-12 4',
  '2025-01 10',
  '2025-02 10',
  '2025-03 10',
  '2025-04 10',
  '2025-05 10',
  '2025-06 10',
  '2025-07 20',
];

/** A company whose deals are won or lost 30 days after they were created, as of 30 September 2025. */
export function assembly() {
  const rows = MONTHS.flatMap((line) => {
    const [month = '', won = ''] = line.split(' ');
    const next = new Date(Date.parse(`${month}-05T00:00:00Z`) + 30 * 86_400_000).toISOString().slice(0, 10);
    return Array.from(
      { length: 20 },
      (_, at) => `${month}-${at} a${month}-${at} ${at < Number(won) ? 'won' : 'lost'} 100 USD ${month}-05 ${next} North`,
    );
  });
  const head = 'opportunityId accountId outcome amount currency createdDate closeDate region';
  const made = assemble([grid('opportunity', [head, ...rows].join('\n'))], NO_DEFINITIONS, parseDate('2025-09-30'));
  return { dataset: made.dataset, tables: made.tables, definitions: NO_DEFINITIONS };
}
