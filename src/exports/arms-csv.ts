import type { Dealt } from '../core/hypotheses';
import { guarded, rawCell } from './cell';

const BYTE_ORDER_MARK = '\ufeff';

/** What is written, and which accounts are not: disarmed, their ids would be another account's. */
export type ArmsFile = { readonly text: string; readonly rows: number; readonly unsafeIds: number };

/** Accounts with their arms as a CSV file for a CRM or a sequencer: ids as the files have them. The same arms give the same bytes. */
export function armsCsv(dealt: readonly Dealt[]): ArmsFile {
  const kept = dealt.filter(({ accountId }) => guarded(accountId) === accountId);
  const lines = ['Account,Arm', ...kept.map(({ accountId, arm }) => `${rawCell(accountId)},${arm}`)];
  return { text: BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join(''), rows: kept.length, unsafeIds: dealt.length - kept.length };
}
