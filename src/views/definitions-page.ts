import { METRIC_IDS } from '../core/metrics';
import type { Dataset, Currency, Supply } from '../core/model';
import { NO_DEFINITIONS, type Definitions } from '../core/workspace';
import { counted } from '../wording';
import { editorView } from './definitions-draft';

type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions; readonly definitionsFile?: string | null };

/** What is in force on the page: of what is loaded, or of nobody where nothing is. */
export type PageInForce = {
  readonly definitions: Definitions;
  readonly currency: Currency | null;
  /** Who gave what is not usual. */
  readonly from: string;
  readonly supplied: ReadonlySet<Supply>;
};

/** What the catalogue and the editor read of what is loaded. */
export function inForceOf(loaded: Loaded | null): PageInForce {
  if (loaded === null) return { definitions: NO_DEFINITIONS, currency: null, from: 'nobody', supplied: new Set() };
  const { dataset, definitions, definitionsFile } = loaded;
  return { definitions, currency: dataset.currency, from: definitionsFile ?? 'set on this page', supplied: dataset.supplied };
}

/** How much of what the numbers rest on people gave themselves. */
export function definitionsSentence(loaded: Loaded | null): string {
  const metrics = `${counted(METRIC_IDS.length, 'metric')}, each defined once`;
  if (loaded === null) return `${metrics}. Load files or the sample to see what holds for them, and to change it.`;
  const fields = editorView(inForceOf(loaded), new Map()).groups.flatMap((group) => group.fields);
  const own = fields.filter(({ isUsual }) => !isUsual);
  return `${metrics}. They rest on ${counted(fields.length, 'setting')}: ${own.length} given by people, the rest usual.`;
}
