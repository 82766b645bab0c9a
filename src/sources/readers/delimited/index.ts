import type { Notice } from '../../../core/model';
import { Refusal, type SourceEntry } from '../../byte-source';
import type { Job } from '../job';
import { readJson } from '../json';
import { Construction, type Constructed } from './construction';
import { guessOf } from './guess';
import { planOf, type Plan } from './plan';
import { crewFor, decodingOf, surveyOf, type Survey } from './survey';

/**
 * Reads delimited text. All bytes are looked at for hash and encoding; where the start of the file has told its layout
 * and the rest keeps to it, as it mostly does, the table is made in that very pass, and otherwise in a second one, with
 * the same result. Every record of the file is in its columns or in `odd`.
 */
export async function readDelimited(given: Job): Promise<readonly SourceEntry[]> {
  const job = steady(given);
  const guess = await guessOf(job);
  const { survey, construction } = await surveyOf(job, guess);
  const early = guess === null || construction === null ? null : { guess, construction };
  const plan = early === null ? await planOf(job, survey) : planBy(early.guess.layout, survey);
  if (plan === null) return readJson(job, survey);
  const table = await (early === null ? tableOf(job, survey, plan) : early.construction.finish());
  const { columns, rows, lines, odd, recordCount } = table;
  const { header, headerLine } = plan.layout;
  const { account } = survey;
  const notices = [...plan.notices, ...noticesOf(table)];
  const { questions } = plan;
  const sha256 = account.sha256();
  const { bytes } = account;
  return [
    {
      kind: 'records',
      raw: { file: job.file, sha256, bytes, header, headerLine, columns, rows, lines, odd, recordCount, notices, questions },
    },
  ];
}

/** The same job, whose progress never falls: a table that was begun in the first pass may have to be made in a second. */
function steady(job: Job): Job {
  let told = 0;
  const progress = (bytes: number, records: number): void => {
    told = Math.max(told, bytes);
    job.options.progress(told, records);
  };
  return { ...job, options: { ...job.options, progress } };
}

const planBy = (layout: Plan['layout'], { verdict }: Survey): Plan => ({
  encoding: verdict.encoding,
  layout,
  notices: verdict.notices,
  questions: layout.questions,
});

/** The table by a pass of its own, once all is known. */
async function tableOf(job: Job, survey: Survey, { layout, encoding }: Plan): Promise<Constructed> {
  const { options, size } = job;
  const crew = crewFor(job);
  const construction = new Construction(layout, decodingOf(survey, encoding), crew);
  let read = 0;
  const blocks = job.open((piece) => {
    read += piece.length;
  });
  for await (const block of blocks) {
    construction.push(block);
    options.progress(Math.floor(Math.min(survey.account.bytes + read, 2 * size) / 2), construction.records);
    await crew?.room();
  }
  if (read !== survey.account.bytes) throw new Refusal('The file changed while it was read; load it again.');
  return construction.finish();
}

function noticesOf({ nulTail, isCut }: Constructed): readonly Notice[] {
  const tail = { column: null, what: 'zero bytes at the end of the file, left out: the end of the data may be missing', count: nulTail };
  const cut = { column: null, what: 'the file looks cut: it ends inside quotes', count: 1 };
  return [...(nulTail > 0 ? [tail] : []), ...(isCut ? [cut] : [])];
}
