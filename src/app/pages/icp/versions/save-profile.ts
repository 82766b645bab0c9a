import type { IcpVersion } from '../../../../core/icp';
import { writeProfileFile } from '../../../../core/workspace';

/** A name that is only a name, whatever an id holds. */
const plain = (id: string): string => id.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 60) || 'icp';

/** Saves a version as a profile file, from this browser to this machine; gives its name. */
export function saveProfile(version: IcpVersion): string {
  const address = URL.createObjectURL(new Blob([writeProfileFile(version)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${plain(version.id)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return link.download;
}
