import type { Admission } from '../core/admission';
import { counted } from '../wording';
import { inForce, type InForceList } from './in-force';
import { equationText } from './ledger';
import { mappingOf, pipelinesOf, type FileMapping, type Pipeline } from './mapping';
import { answeredQuestions, openQuestions, type Question } from './questions';
import { loadingOf, sourceRows, type SourceRow } from './sources';

type Draft = {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
  readonly definitionsFile?: string | null;
  readonly answered?: Parameters<typeof answeredQuestions>[0];
};
type Loaded = Parameters<typeof inForce>[0] & { readonly admissions: readonly Admission[] };

/** Everything the Data page shows of a set of files: a draft where there is one, else what is loaded. */
export type DataPageModel = {
  readonly sentence: string;
  readonly sources: readonly SourceRow[];
  /** Null where nothing is being reviewed. */
  readonly review: {
    readonly open: readonly Question[];
    readonly answered: readonly Question[];
    readonly load: string;
    readonly barrier: string | null;
  } | null;
  readonly mappings: readonly FileMapping[];
  readonly pipelines: readonly Pipeline[];
  readonly admissions: readonly Admission[];
  readonly inForce: readonly InForceList[];
};

function filesModel(admissions: readonly Admission[]): Pick<DataPageModel, 'mappings' | 'pipelines' | 'admissions'> {
  return { admissions, mappings: admissions.map(mappingOf).filter((mapping) => mapping !== null), pipelines: pipelinesOf(admissions) };
}

function draftModel(draft: Draft, loaded: Loaded | null): DataPageModel {
  const { admissions, definitionsFile = null, definitionsError } = draft;
  const stays = loaded === null ? 'Nothing is loaded yet.' : 'What is loaded stays until these are.';
  return {
    ...filesModel(admissions),
    inForce: [],
    sentence: `To be reviewed: ${counted(admissions.length, 'file')} with ${counted(
      admissions.reduce((sum, { inspection }) => sum + inspection.records, 0),
      'record',
    )}. ${stays}`,
    sources: sourceRows(admissions, definitionsFile === null ? null : { file: definitionsFile, error: definitionsError }, false),
    review: { open: openQuestions(admissions), answered: answeredQuestions(draft.answered ?? []), ...loadingOf(draft) },
  };
}

/** The Data page; null where there is neither a draft nor anything loaded. */
export function dataPage(draft: Draft | null, loaded: Loaded | null): DataPageModel | null {
  if (draft !== null) return draftModel(draft, loaded);
  if (loaded === null) return null;
  const { admissions, definitionsFile = null } = loaded;
  return {
    ...filesModel(admissions),
    inForce: inForce(loaded),
    review: null,
    sentence: `${equationText(admissions.map(({ inspection }) => inspection))}.`,
    sources: sourceRows(admissions, definitionsFile === null ? null : { file: definitionsFile, error: null }, true),
  };
}
