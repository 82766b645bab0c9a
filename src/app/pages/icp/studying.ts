import { closedText } from '../../../views/icp-proof-span';
import type { IcpStudying } from '../../../views/icp-study';
import type { IcpWorld } from './world';

/** What the rows behind numbers of the page are looked for in. */
export function studyingOf({ loaded, accounts, results }: IcpWorld): IcpStudying {
  const { dataset, definitions } = loaded;
  const { assumptions, bands } = definitions;
  return { dataset, assumptions, accounts, results, bands, closed: closedText(assumptions.dealClass) };
}
