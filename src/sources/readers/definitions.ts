import { BUDGET } from '../budget';
import type { SourceEntry } from '../byte-source';
import { Account, type Job } from './job';
import { refusalOf } from './refusals';

/** What a workspace's definitions have beside their version; one of these is enough. */
const PARTS = ['icp', 'assumptions', 'targets', 'stageMap', 'segmentations', 'typeMap', 'mapping', 'rates', 'fileAsOf'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON text is a workspace's definitions. Its shape is checked by whoever takes it over, not here. */
function isDefinitions(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && Object.hasOwn(value, 'version') && PARTS.some((part) => Object.hasOwn(value, part));
  } catch {
    return false;
  }
}

/** A JSON file: definitions are handed on as text; any other JSON is refused. */
export async function readDefinitions(job: Job): Promise<readonly SourceEntry[]> {
  const account = new Account();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const block of job.open(account.tap)) {
    if (text.length + block.length > BUDGET.definitionsBytes) throw refusalOf('json');
    text += decodedOr(decoder, block);
  }
  if (!isDefinitions(text)) throw refusalOf('json');
  return [{ kind: 'definitions', file: job.file, sha256: account.sha256(), bytes: account.bytes, text }];
}

function decodedOr(decoder: TextDecoder, block: Uint8Array): string {
  try {
    return decoder.decode(block, { stream: true });
  } catch {
    throw refusalOf('json');
  }
}
