import type { Notice, OpenQuestion } from '../../../core/model';
import { decoded } from '../../encoding/decoded';
import { ENCODING_NAMES, type Encoding } from '../../encoding/encoding';
import type { Evidence } from '../../encoding/evidence';
import { decodedSamples } from '../../encoding/samples';
import { identifyText } from '../../identify';
import { unwatched, type Job } from '../job';
import { isRefused, refusalOf } from '../refusals';
import { layoutOf, type Layout } from './layout';
import { fingerprint, questionOf } from './questions';
import { sampleOf } from './sample';
import { decodingOf, type Survey } from './survey';

const NAMED = 4096;

/** A layout under one encoding, with what is still open about either. */
export type Plan = {
  readonly encoding: Encoding;
  readonly layout: Layout;
  readonly notices: readonly Notice[];
  readonly questions: readonly OpenQuestion[];
};

/** How to read the file; null where its text is JSON. */
export async function planOf(job: Job, survey: Survey): Promise<Plan | null> {
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
  const kind = identifyText(String.fromCharCode(...sample.subarray(0, NAMED)));
  if (kind === 'json') return null;
  if (isRefused(kind)) throw refusalOf(kind);
  return layoutOf(sample, job.options.answers);
}

/** Asks in which of some encodings a file is written, with what its letters are in each. */
export function encodingQuestion(id: string, rivals: readonly Encoding[], evidence: Evidence): OpenQuestion {
  const ask = 'In which encoding was the file written? The letters beyond plain English read differently.';
  const reads = decodedSamples(rivals, evidence);
  return questionOf(
    id,
    ask,
    rivals.map((value, i) => ({ value, reads: reads[i] ?? [] })),
  );
}
