import { assembleSnapshots, type History, type Movements } from '../../../src/core/snapshots';
import type { Assembly } from '../../../src/core/assembly';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { admitted, between, settle } from './exports';

/**
 * One company at the end of June and of September 2025: every kind of movement once. The period after June is the third
 * quarter, so what was due by 30 September and is not any more has slipped.
 */
export const JUNE = `
  opportunityId name    accountId outcome dealClass   stage         amount currency createdDate closeDate  leadSource
  stays         Stays   acme      open    newBusiness Qualification 100    EUR      2025-03-01  2025-11-30 Web
  won           Won     acme      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-08-31 Web
  lost          Lost    acme      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-08-31 Web
  other         Other   acme      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-12-31 Web
  gone          Gone    beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-09-15 Web
  reopened      Again   beta      lost    newBusiness Closed_Lost   100    EUR      2025-01-01  2025-05-01 Web
  turned        Turned  beta      lost    newBusiness Closed_Lost   100    EUR      2025-02-01  2025-06-30 Web
  slipped       Slipped beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-07-31 Web
  undated       Undated beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-07-31 Web
  pulled        Pulled  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-12-31 Web
  pushed        Pushed  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-10-15 Web
  forward       Nearer  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2026-03-31 Web
  up            Up      beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  down          Down    beta      open    newBusiness Prospecting   100    USD      2025-03-01  2025-11-30 Web
  filled        Filled  beta      open    newBusiness Prospecting   -      EUR      2025-03-01  2025-11-30 Web
  cleared       Cleared beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  changed       Changed beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  back          Back    beta      open    newBusiness Qualification 100    EUR      2025-03-01  2025-11-30 Web
  ahead         Ahead   beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  aside         Aside   beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  edited        Edited  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web
  renewal       Renewal beta      open    renewal     Prospecting   100    EUR      2025-03-01  2025-08-31 Web`;

export const SEPTEMBER = `
  opportunityId name    accountId outcome dealClass   stage         amount currency createdDate closeDate  leadSource isDeleted
  stays         Stays   acme      open    newBusiness Qualification 100    EUR      2025-03-01  2025-11-30 Web        -
  won           Won     acme      won     newBusiness Closed_Won    100    EUR      2025-03-01  2025-08-20 Web        -
  lost          Lost    acme      lost    newBusiness Closed_Lost   100    EUR      2025-03-01  2025-08-20 Web        -
  other         Other   acme      other   newBusiness Cancelled     100    EUR      2025-03-01  -          Web        -
  gone          Gone    beta      lost    newBusiness Closed_Lost   100    EUR      2025-03-01  2025-09-15 Web        true
  reopened      Again   beta      open    newBusiness Prospecting   100    EUR      2025-01-01  2025-12-31 Web        -
  turned        Turned  beta      won     newBusiness Closed_Won    100    EUR      2025-08-01  2025-09-10 Web        -
  slipped       Slipped beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-10-31 Web        -
  undated       Undated beta      open    newBusiness Prospecting   100    EUR      2025-03-01  -          Web        -
  pulled        Pulled  beta      won     newBusiness Closed_Won    100    EUR      2025-03-01  2025-09-20 Web        -
  pushed        Pushed  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-12-15 Web        -
  forward       Nearer  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-12-31 Web        -
  up            Up      beta      open    newBusiness Prospecting   150    EUR      2025-03-01  2025-11-30 Web        -
  down          Down    beta      open    newBusiness Prospecting   70     USD      2025-03-01  2025-11-30 Web        -
  filled        Filled  beta      open    newBusiness Prospecting   900    EUR      2025-03-01  2025-11-30 Web        -
  cleared       Cleared beta      open    newBusiness Prospecting   -      EUR      2025-03-01  2025-11-30 Web        -
  changed       Changed beta      open    newBusiness Prospecting   900    USD      2025-03-01  2025-11-30 Web        -
  back          Back    beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Web        -
  ahead         Ahead   beta      open    newBusiness Negotiation/Review 100 EUR    2025-03-01  2025-11-30 Web        -
  aside         Aside   beta      open    newBusiness Legal_Review  100    EUR      2025-03-01  2025-11-30 Web        -
  edited        Edited  beta      open    newBusiness Prospecting   100    EUR      2025-03-01  2025-11-30 Event      -
  renewal       Renewal beta      won     renewal     Closed_Won    100    EUR      2025-03-01  2025-08-31 Web        -
  new           New     gamma     open    newBusiness Prospecting   100    EUR      2025-07-01  2025-12-31 Web        -
  quick         Quick   gamma     won     newBusiness Closed_Won    100    EUR      2025-08-01  2025-09-30 Web        -
  backfilled    Late    gamma     won     newBusiness Closed_Won    100    EUR      2025-01-01  2025-02-01 Web        -`;

export const DATES = { june: '2025-06-30', september: '2025-09-30' };

/** The two exports as one company. */
export function company(
  { june = JUNE, september = SEPTEMBER }: { readonly june?: string; readonly september?: string } = {},
  definitions: Partial<Definitions> = {},
): { readonly assembly: Assembly; readonly history: History; readonly movements: Movements } {
  const { snapshots } = settle(
    [admitted('june', june), admitted('september', september)],
    { [between('june', 'september')]: 'snapshot' },
    DATES,
  );
  const built = assembleSnapshots(snapshots, { ...NO_DEFINITIONS, ...definitions }, null);
  const [movements] = built.history.movements;
  if (movements === undefined) throw new Error('two exports should make two snapshots');
  return { ...built, movements };
}
