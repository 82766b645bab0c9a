import type { Notice, OpenQuestion } from '../../../core/model';
import { decoded, type Decoding } from '../../encoding/decoded';
import { ENCODING_NAMES, type Encoding } from '../../encoding/encoding';
import { Evidence } from '../../encoding/evidence';
import { decodedSamples } from '../../encoding/samples';
import { judge, trialOver, type Verdict } from '../../encoding/verdict';
import { Refusal, type SourceEntry } from '../../byte-source';
import { identifyText } from '../../identify';
import { readDefinitions } from '../definitions';
import { Account, unwatched, type Job } from '../job';
import { isRefused, refusalOf } from '../refusals';
import { layoutOf, type Layout } from './layout';
import { fingerprint, questionOf } from './questions';
import { sampleOf } from './sample';
import { TableBuilder, type BuiltTable } from './table-builder';
import { TextWindow } from './text-window';

const HEAD = 4096;

/** What the first pass over a file found. */
type Survey = { readonly account: Account; readonly evidence: Evidence; readonly verdict: Verdict };
/** A layout under one encoding, with what is still open about either. */
type Plan = {
  readonly encoding: Encoding;
  readonly layout: Layout;
  readonly notices: readonly Notice[];
  readonly questions: readonly OpenQuestion[];
};

/**
 * Reads delimited text: one pass over all bytes for hash and encoding, a look at the start for the layout, and one
 * pass that makes the table. Every record of the file is in its columns or in `odd`.
 */
export async function readDelimited(job: Job): Promise<readonly SourceEntry[]> {
  const survey = await surveyOf(job);
  const plan = await planOf(job, survey);
  if (plan === null) return readDefinitions(job);
  const sha256 = survey.account.sha256();
  const table = await tableOf(job, { survey, plan, seed: Number.parseInt(sha256.slice(0, 8), 16) | 0 });
  const { columns, rows, lines, odd, recordCount } = table;
  const { header, headerLine } = plan.layout;
  const notices = [...plan.notices, ...noticesOf(table)];
  const { bytes } = survey.account;
  const raw = {
    file: job.file,
    sha256,
    bytes,
    header,
    headerLine,
    columns,
    rows,
    lines,
    odd,
    recordCount,
    notices,
    questions: plan.questions,
  };
  return [{ kind: 'records', raw }];
}

async function surveyOf(job: Job): Promise<Survey> {
  const account = new Account();
  const evidence = new Evidence();
  let head: Uint8Array | null = null;
  for await (const block of job.open(account.tap)) {
    head ??= block.subarray(0, HEAD);
    evidence.update(block);
    job.options.progress(Math.floor(Math.min(account.bytes, job.size) / 2), 0);
  }
  if (head === null) throw refusalOf('empty');
  return {
    account,
    evidence,
    verdict: await judge(
      head,
      evidence,
      trialOver(() => job.open(unwatched)),
    ),
  };
}

function decodingOf({ evidence, verdict }: Survey, encoding: Encoding, tail: (nuls: number) => void = () => {}): Decoding {
  return { encoding, skip: verdict.skip, cut: evidence.endsInside, tail };
}

/** How to read the file; null where its text is JSON. */
async function planOf(job: Job, survey: Survey): Promise<Plan | null> {
  const { verdict } = survey;
  const layout = await layoutUnder(job, survey, verdict.encoding);
  if (layout === null) return null;
  const { notices } = verdict;
  if (verdict.rivals.length === 0) return { encoding: verdict.encoding, layout, notices, questions: layout.questions };
  const id = `encoding:${fingerprint(layout.header)}`;
  const answer = verdict.rivals.find((encoding) => encoding === job.options.answers.get(id));
  if (answer === undefined) {
    const question = encodingQuestion(id, verdict.rivals, survey.evidence);
    return { encoding: verdict.encoding, layout, notices, questions: [question, ...layout.questions] };
  }
  const answered = (answer === verdict.encoding ? layout : await layoutUnder(job, survey, answer)) ?? layout;
  const notice = { column: null, what: `read as ${ENCODING_NAMES[answer]}, as was answered`, count: survey.evidence.high };
  return { encoding: answer, layout: answered, notices: [...notices, notice], questions: answered.questions };
}

async function layoutUnder(job: Job, survey: Survey, encoding: Encoding): Promise<Layout | null> {
  const sample = await sampleOf(decoded(job.open(unwatched), decodingOf(survey, encoding)));
  const kind = identifyText(String.fromCharCode(...sample.subarray(0, HEAD)));
  if (kind === 'json') return null;
  if (isRefused(kind)) throw refusalOf(kind);
  return layoutOf(sample, job.options.answers);
}

function encodingQuestion(id: string, rivals: readonly Encoding[], evidence: Evidence): OpenQuestion {
  const ask = 'In which encoding was the file written? The letters beyond plain English read differently.';
  const reads = decodedSamples(rivals, evidence);
  return questionOf(
    id,
    ask,
    rivals.map((value, i) => ({ value, reads: reads[i] ?? [] })),
  );
}

type Making = { readonly survey: Survey; readonly plan: Plan; readonly seed: number };

type Made = BuiltTable & { readonly nulTail: number };

async function tableOf(job: Job, { survey, plan, seed }: Making): Promise<Made> {
  const { options, size } = job;
  const builder = new TableBuilder(plan.layout, seed);
  const window = new TextWindow(plan.layout.dialect, (batch, bytes) => builder.take(batch, bytes));
  let read = 0;
  let nulTail = 0;
  const blocks = job.open((piece) => {
    read += piece.length;
  });
  for await (const text of decoded(
    blocks,
    decodingOf(survey, plan.encoding, (nuls) => {
      nulTail = nuls;
    }),
  )) {
    window.push(text);
    options.progress(Math.floor(Math.min(survey.account.bytes + read, 2 * size) / 2), builder.records);
  }
  window.finish();
  if (read !== survey.account.bytes) throw new Refusal('The file changed while it was read; load it again.');
  return { ...builder.finish(), nulTail };
}

function noticesOf({ nulTail, isCut }: Made): readonly Notice[] {
  const tail = { column: null, what: 'zero bytes at the end of the file, left out: the end of the data may be missing', count: nulTail };
  const cut = { column: null, what: 'the file looks cut: it ends inside quotes', count: 1 };
  return [...(nulTail > 0 ? [tail] : []), ...(isCut ? [cut] : [])];
}
