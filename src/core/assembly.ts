import { buildFacts, type Accounts, type Deal, type Derivable, type Facts, type Joins, type Origin } from './facts';
import { NO_SCORES, scoreDimensions, scoreTable, versionInForce, type IcpVersion } from './icp';
import {
  attributesIn,
  dateOf,
  parseDate,
  type AdmittedTable,
  type AttributeReader,
  type Dataset,
  type Day,
  type FactTable,
  type TableId,
  type TableName,
} from './model';
import { assignSegment, homeOf, isOfDeals, segmentationsInForce, segmentDimensions, segmentNotes, type Segmentation } from './segments';
import { shapingText, type Definitions } from './workspace';

/** Everything an engine needs, and what is kept beside it to find rows again. */
export type Assembly = {
  readonly dataset: Dataset;
  readonly tables: ReadonlyMap<TableName, FactTable>;
  readonly icpVersion: IcpVersion | null;
  /** The deals by row number, and how they were joined to the files of accounts. */
  readonly deals: readonly Deal[];
  readonly accounts: Accounts;
  readonly joins: Joins;
  /** File and line of a deal by its row number. */
  originOf(deal: number): Origin;
};

/** The segmentations in force, and what they divide. */
type Segmenting = { readonly segmentations: readonly Segmentation[]; readonly divided: Derivable };

/** What a profile may ask of an account: its attributes, and its segment by the id of a segmentation. */
function attributeReader(facts: Facts, { segmentations, divided }: Segmenting): (account: number) => AttributeReader {
  const byId = new Map(segmentations.map((segmentation) => [segmentation.id, segmentation]));
  return (account) => (name) => {
    const segmentation = byId.get(name);
    if (segmentation !== undefined) return assignSegment(segmentation, divided.accounts.read(account));
    return facts.accounts.attributes.get(name)?.values[account] ?? null;
  };
}

/** Segmentations that a profile asks accounts for, and that are known of deals only: the profile stays undecided. */
function undecidable({ profiles }: IcpVersion, { segmentations, divided }: Segmenting): Dataset['notes'] {
  const asked = new Set(profiles.flatMap(({ entry }) => (entry === undefined ? [] : attributesIn(entry))));
  return segmentations
    .filter((segmentation) => asked.has(segmentation.id) && homeOf(segmentation, isOfDeals(divided)) !== 'account')
    .map(({ name }) => ({
      what: `accounts that a profile asks for their segment of ${name}, which is known of deals only`,
      count: divided.accounts.count - 1,
    }));
}

/** A text's short fingerprint (FNV-1a over code units, twice), to tell datasets apart; not a protection. */
export function fingerprintOf(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}

/** Facts by the definitions, divided by the segmentations in force at the as-of date. */
function factsBy(files: readonly AdmittedTable[], definitions: Definitions, given: Day | null): { readonly facts: Facts } & Segmenting {
  const byTable = new Map<TableId, AdmittedTable[]>();
  for (const file of files) byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
  const found: Segmenting[] = [];
  const facts = buildFacts(byTable, {
    asOf: given,
    currency: definitions.currency,
    amountMeans: definitions.amountMeans,
    calendar: definitions.calendar,
    bands: definitions.bands,
    lag: definitions.assumptions.lag,
    rates: definitions.rates.map(({ currency, from, rate }) => ({ currency, from: parseDate(from) ?? 0, rate })),
    derive: (divided) => {
      const segmentations = segmentationsInForce(definitions.segmentations, dateOf(divided.asOf));
      found.push({ segmentations, divided });
      return segmentDimensions(segmentations, divided);
    },
  });
  const [segmenting] = found;
  if (segmenting === undefined) throw new Error('the facts were built without asking what divides them');
  return { facts, ...segmenting };
}

/**
 * Admitted files and what people decided, as one dataset: facts are built, deals and accounts are divided into segments,
 * every account is scored by the ICP version in force at the as-of date, and all get a common dictionary of dimensions.
 */
export function assemble(files: readonly AdmittedTable[], definitions: Definitions, asOf: Day | null): Assembly {
  const { facts, ...segmenting } = factsBy(files, definitions, asOf);
  const date = dateOf(facts.dataset.asOf);
  const version = versionInForce(definitions.icp, date);
  const place = facts.dataset.dimensions.length;
  const scored =
    version === null ? null : scoreTable(version, { count: facts.accounts.count, read: attributeReader(facts, segmenting) }, place);
  const supplied = new Set(facts.dataset.supplied);
  if (version !== null && supplied.has('account') && facts.accounts.attributes.size > 0) supplied.add('icp');
  const notes = [...facts.dataset.notes, ...segmentNotes(segmenting.segmentations, segmenting.divided, date)];
  const hashes = files.map((file) => `${file.table} ${file.sha256} ${file.rows}`).join('\n');
  return {
    icpVersion: version,
    deals: facts.deals,
    accounts: facts.accounts,
    joins: facts.joins,
    tables: new Map<TableName, FactTable>([...facts.tables, ['score', scored?.table ?? NO_SCORES]]),
    dataset: {
      ...facts.dataset,
      supplied,
      fingerprint: fingerprintOf(`${hashes}\n${asOf}\n${shapingText(definitions)}`),
      notes: version === null ? notes : [...notes, ...undecidable(version, segmenting)],
      dimensions: version === null ? facts.dataset.dimensions : [...facts.dataset.dimensions, ...scoreDimensions(version)],
    },
    originOf: (deal) => facts.originOf(deal),
  };
}
