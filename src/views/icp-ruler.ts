import { versionHistory, type IcpRuler, type IcpVersion, type VersionStanding } from '../core/icp';
import { parseDate, type CalendarDate } from '../core/model';
import { dateText, periodText } from '../wording';

/** A date of a definition in words; what is none stays as it is written. */
export const dayText = (date: string): string => (parseDate(date) === null ? date : dateText(date as CalendarDate));

function spanText(from: string, until: string): string {
  const areDates = parseDate(from) !== null && parseDate(until) !== null;
  return areDates ? periodText({ from: from as CalendarDate, to: until as CalendarDate }) : `${from} to ${until}`;
}

/** When a version is, was or will be in force: `in force 1 Apr 2024 – 31 Mar 2025`. */
export function forceText({ version, standing, until }: VersionStanding): string {
  switch (standing) {
    case 'inForce':
      return until === null ? `in force since ${dayText(version.effectiveFrom)}` : `in force ${spanText(version.effectiveFrom, until)}`;
    case 'wasInForce':
      return until === null ? `was in force from ${dayText(version.effectiveFrom)}` : `in force ${spanText(version.effectiveFrom, until)}`;
    case 'toCome':
      return `takes effect on ${dayText(version.effectiveFrom)}`;
    case 'overtaken':
      return `never in force: another version of ${dayText(version.effectiveFrom)} holds in its place`;
  }
}

type Ruled = { readonly icp: readonly IcpVersion[]; readonly icpRuler: IcpRuler };

/** What stands above every page while periods are not read by the latest version; null where they are, or where there is none. */
export function rulerText({ icp, icpRuler }: Ruled, date: string): string | null {
  if (icp.length === 0) return null;
  switch (icpRuler.kind) {
    case 'latest':
      return null;
    case 'inForceThen':
      return 'Each period is scored by the ICP then in force';
    case 'version': {
      const own = versionHistory(icp, date).find(({ version }) => version.id === icpRuler.id);
      return own === undefined
        ? `The version ${icpRuler.id} is not there any more: the latest is read in its place`
        : `Scored with ${own.version.name} (${forceText(own)})`;
    }
  }
}

/** A ruler as the value of a control, and back. */
export const rulerValue = (ruler: IcpRuler): string => (ruler.kind === 'version' ? `version ${ruler.id}` : ruler.kind);
export function rulerOf(value: string): IcpRuler {
  if (value.startsWith('version ')) return { kind: 'version', id: value.slice('version '.length) };
  return { kind: value === 'inForceThen' ? 'inForceThen' : 'latest' };
}
