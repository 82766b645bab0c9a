import type { Notice } from '../../../core/model';
import { BUDGET } from '../../budget';
import { Refusal, type SourceEntry } from '../../byte-source';
import { decoded, type Decoding } from '../../encoding/decoded';
import { ENCODING_NAMES, type Encoding } from '../../encoding/encoding';
import type { Verdict } from '../../encoding/verdict';
import { isDefinitions } from '../definitions';
import { encodingQuestion } from '../delimited/plan';
import { fingerprint } from '../delimited/questions';
import { decodingOf, type Survey } from '../delimited/survey';
import { unwatched, type Job } from '../job';
import { JsonTable, type JsonRecords } from './json-table';
import { LineCutter } from './line-cutter';
import { requireRecords } from './no-records';
import { pageNotices } from './pages';
import { RecordCutter } from './record-cutter';
import { shapeOf, type Shape } from './shape';

type Text = () => AsyncIterable<string>;
type Cut = JsonRecords & { readonly nulTail: number };

/** As much of a file is looked at to tell how it holds its records. */
const HEAD = 0x4_0000;
const NAMED_JSON = /\.(json|jsonl|ndjson)(\.gz)?$/i;

const notice = (what: string, count = 1): Notice => ({ column: null, what, count });
const UNCLOSED = notice('the file looks cut: it ends inside a record, or its list of records is not closed');

/**
 * Reads JSON: a list of objects, one object a line, objects one after another, or a list under a member of an object
 * such as `records`; lists under a list of names are read too. Records are cut out and parsed one by one. Lines are
 * record numbers from 1, which in a file of one record a line is the line. Definitions of a workspace are handed on.
 */
export async function readJson(job: Job, seen: Survey): Promise<readonly SourceEntry[]> {
  const { verdict, account } = seen;
  const text = (encoding: Encoding): Text => textOf(job, decodingOf(seen, encoding));
  const { head, isAll } = await headOf(text(verdict.encoding));
  const shape = shapeOf(head, isAll);
  const definitions = shape.kind === 'objects' ? await definitionsOf(job, text(verdict.encoding)) : null;
  const sha256 = account.sha256();
  if (definitions !== null) return [{ kind: 'definitions', file: job.file, sha256, bytes: account.bytes, text: definitions }];
  const first = await recordsUnder(job, { seen, encoding: verdict.encoding, shape, head });
  const { id, answer } = answerFor(job, verdict, first.header);
  const isOther = answer !== null && answer !== verdict.encoding;
  const { nulTail, notices: found, ...records } = isOther ? await recordsUnder(job, { seen, encoding: answer, shape, head }) : first;
  const notices = [...verdict.notices, ...remarks(job, { answer, nulTail, high: seen.evidence.high }), ...found];
  const questions = verdict.rivals.length > 0 && answer === null ? [encodingQuestion(id, verdict.rivals, seen.evidence)] : [];
  return [{ kind: 'records', raw: { file: job.file, sha256, bytes: account.bytes, ...records, notices, questions } }];
}

/** The file's text from its start, block by block. `tap` sees the bytes go by. */
function textOf(job: Job, decoding: Decoding, tap = unwatched): Text {
  return async function* text() {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    for await (const block of decoded(job.open(tap), decoding)) yield decoder.decode(block, { stream: true });
    yield decoder.decode();
  };
}

async function headOf(text: Text): Promise<{ readonly head: string; readonly isAll: boolean }> {
  let head = '';
  for await (const piece of text()) {
    head += piece;
    if (head.length > HEAD) return { head: head.slice(0, HEAD), isAll: false };
  }
  return { head, isAll: true };
}

/** The text of the file, if it is the definitions of a workspace. */
async function definitionsOf(job: Job, text: Text): Promise<string | null> {
  if (job.size > BUDGET.definitionsBytes) return null;
  let all = '';
  for await (const piece of text()) {
    all += piece;
    if (all.length > BUDGET.definitionsBytes) return null;
  }
  return isDefinitions(all) ? all : null;
}

type Reading = { readonly seen: Survey; readonly encoding: Encoding; readonly shape: Shape; readonly head: string };

async function recordsUnder(job: Job, { seen, encoding, shape, head }: Reading): Promise<Cut> {
  const table = new JsonTable();
  const cutter = shape.kind === 'lines' ? new LineCutter(table) : new RecordCutter(shape.kind === 'list', table);
  const read = { bytes: 0, nuls: 0 };
  const decoding = { ...decodingOf(seen, encoding), tail: (nuls: number) => void (read.nuls = nuls) };
  let toSkip = shape.kind === 'list' ? shape.from + 1 : 0;
  const { account } = seen;
  for await (const piece of textOf(job, decoding, ({ length }) => void (read.bytes += length))()) {
    const skipped = Math.min(toSkip, piece.length);
    toSkip -= skipped;
    cutter.push(piece.slice(skipped));
    const bytes = Math.min(account.bytes + read.bytes, 2 * job.size);
    job.options.progress(Math.floor(bytes / 2), table.records);
  }
  const isCut = cutter.finish();
  if (read.bytes !== account.bytes) throw new Refusal('The file changed while it was read; load it again.');
  const records = table.finish();
  requireRecords(records, shape.kind === 'objects' && records.recordCount === 1 && table.hasLists);
  const around = cutter instanceof RecordCutter ? noticesAround(cutter, { shape, head, isCut, count: records.recordCount }) : [];
  return { ...records, notices: [...records.notices, ...(isCut ? [UNCLOSED] : []), ...around], nulTail: read.nuls };
}

type Around = { readonly shape: Shape; readonly head: string; readonly isCut: boolean; readonly count: number };

/** What stands around the records: commas too few or too many, and what the object that holds their list says of them. */
function noticesAround(cutter: RecordCutter, { shape, head, isCut, count }: Around): readonly Notice[] {
  const strays = cutter.strays > 0 ? [notice('commas between records, missing or too many', cutter.strays)] : [];
  if (shape.kind !== 'list' || isCut) return strays;
  const { tail } = cutter;
  if (shape.list !== null) {
    const around = [
      notice(`records read from its list ${shape.list}`, count),
      ...pageNotices(`${head.slice(0, shape.from)}[]${tail}`, count),
    ];
    return [...strays, ...around];
  }
  if (tail.trim() === '') return strays;
  throw new Refusal('The file is JSON that goes on after its list of records has ended; export the records again, as one list.');
}

function answerFor(job: Job, { rivals }: Verdict, header: readonly string[]): { readonly id: string; readonly answer: Encoding | null } {
  const id = `encoding:${fingerprint(header)}`;
  return { id, answer: rivals.find((encoding) => encoding === job.options.answers.get(id)) ?? null };
}

type Found = { readonly answer: Encoding | null; readonly nulTail: number; readonly high: number };

function remarks({ file }: Job, { answer, nulTail, high }: Found): readonly Notice[] {
  return [
    ...(NAMED_JSON.test(file) ? [] : [notice('read as JSON, which the file is whatever its name ends in')]),
    ...(answer === null ? [] : [notice(`read as ${ENCODING_NAMES[answer]}, as was answered`, high)]),
    ...(nulTail > 0 ? [notice('zero bytes at the end of the file, left out: the end of the data may be missing', nulTail)] : []),
  ];
}
