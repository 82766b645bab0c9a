import type { IcpVersion } from '../../core/icp';
import { record } from './recording-store';

/** Starts the record of a version that was just published: what changed and why is what was decided. */
export function recordFromVersion({ id, name, note, effectiveFrom }: IcpVersion): void {
  record({ start: { type: 'changeIcp', text: `${name}: ${note}`, version: id, taken: effectiveFrom } });
}
