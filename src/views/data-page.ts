import type { Admission } from '../core/admission';
import { inForce, type InForceList } from './in-force';
import { totalsText } from './control-totals';
import { equationText } from './ledger';
import { mappingOf, pipelinesOf, type FileMapping, type Pipeline } from './mapping';
import { sourceRows, type SourceRow } from './sources';

type Loaded = Parameters<typeof inForce>[0] & { readonly admissions: readonly Admission[] };

/** Everything the Data page shows of what is loaded. */
export type DataPageModel = {
  readonly sentence: string;
  readonly sources: readonly SourceRow[];
  readonly mappings: readonly FileMapping[];
  readonly pipelines: readonly Pipeline[];
  readonly admissions: readonly Admission[];
  readonly inForce: readonly InForceList[];
};

/** The Data page while nothing is being imported. */
export function dataPage(loaded: Loaded): DataPageModel {
  const { admissions, definitionsFile = null } = loaded;
  return {
    admissions,
    mappings: admissions.map(mappingOf).filter((mapping) => mapping !== null),
    pipelines: pipelinesOf(admissions),
    inForce: inForce(loaded),
    sentence: [`${equationText(admissions.map(({ inspection }) => inspection))}.`, totalsText(admissions)].filter(Boolean).join(' '),
    sources: sourceRows(admissions, definitionsFile === null ? null : { file: definitionsFile, error: null }, true),
  };
}

/** What is said once an import is in the numbers: how many of how many records. */
export function loadedText({ admissions }: Pick<Loaded, 'admissions'>): string {
  return `Loaded. ${equationText(admissions.map(({ inspection }) => inspection))}.`;
}
