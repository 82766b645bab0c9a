import { NO_DEFINITIONS, type Definitions, type Target } from './workspace';
import { conflictId, heldByRule, type ConflictKind, type MergeChoices, type MergeConflict } from './workspace-merge-conflict';
import { contentText, mergedSequence, type MergeSide } from './workspace-merge-sequence';

/** One thing of which only one value can stand. */
export type Setting = { readonly kind: ConflictKind; readonly key: readonly string[]; readonly value: unknown };
export type Settings = ReadonlyMap<string, Setting>;

const of = (kind: ConflictKind, value: unknown, ...key: readonly string[]): Setting => ({ kind, key, value });
const each = <V>(kind: ConflictKind, map: ReadonlyMap<string, V>): readonly Setting[] =>
  [...map].map(([key, value]) => of(kind, value, key));

/** How a target is written: see `writeDefinitions`. */
const written = ({ metric, slice, want, value }: Target): unknown => ({ metric, slice: Object.fromEntries(slice), want, value });

/** What is listed under one name, in one list: two targets for the same are one thing to merge. */
function grouped<T>(
  kind: ConflictKind,
  all: readonly T[],
  { keyOf, write }: { keyOf(entry: T): readonly string[]; write(entry: T): unknown },
): readonly Setting[] {
  const groups = new Map<string, { readonly key: readonly string[]; readonly values: unknown[] }>();
  for (const entry of all) {
    const key = keyOf(entry);
    const group = groups.get(JSON.stringify(key)) ?? { key, values: [] };
    groups.set(JSON.stringify(key), { key, values: [...group.values, write(entry)] });
  }
  return [...groups.values()].map(({ key, values }) => of(kind, values, ...key));
}

const targetKey = ({ metric, slice, want }: Target): readonly string[] => [metric, want, contentText(slice.toSorted())];

/** Everything in definitions that is no list of records or versions, one by one. */
export function settingsOf(definitions: Definitions): Settings {
  const { calendar, admission, assumptions, drift, targets, rates, icpRuler } = definitions;
  const all: readonly Setting[] = [
    of('calendarMonths', calendar.kind),
    of('calendarStart', calendar.startMonth),
    of('calendarName', calendar.namedBy),
    of('currency', definitions.currency),
    of('amountMeans', definitions.amountMeans),
    of('lag', assumptions.lag),
    of('dealClass', assumptions.dealClass),
    of('allocationKey', assumptions.allocationKey),
    of('ltvVariant', assumptions.ltvVariant),
    of('icpRuler', icpRuler.kind === 'version' ? { version: icpRuler.id } : icpRuler.kind),
    of('icpDraft', definitions.icpDraft),
    of('tam', definitions.tam),
    of('falseDiscovery', drift.q),
    ...each('assumption', assumptions.numbers),
    ...[...admission.mapping].flatMap(([file, columns]) => [...columns].map(([header, to]) => of('column', to, file, header))),
    ...each('stage', admission.stageMap),
    ...each('dealType', admission.typeMap),
    ...each('band', definitions.bands),
    ...each('fileAsOf', definitions.fileAsOf),
    ...each('practical', drift.practical),
    ...grouped('target', targets, { keyOf: targetKey, write: written }),
    ...grouped('rate', rates, { keyOf: ({ currency, from }) => [currency, from], write: (rate) => rate }),
  ];
  return new Map(all.map((setting) => [conflictId(setting.kind, setting.key), setting]));
}

const USUAL = settingsOf(NO_DEFINITIONS);
const isUsual = (id: string, value: unknown): boolean => contentText(value) === contentText(USUAL.get(id)?.value);

type Merged = { readonly setting: Setting | null; readonly conflict: MergeConflict | null };
type Parts = { readonly id: string; readonly a: Setting | undefined; readonly b: Setting | undefined };

const isSame = (a: Setting | undefined, b: Setting | undefined): boolean => contentText(a?.value) === contentText(b?.value) && !a === !b;
const kept = (setting: Setting | undefined): Merged => ({ setting: setting ?? null, conflict: null });

/** What one of the two leaves out: a usual target that is gone was taken away, anything else was never said there. */
function sidedOf({ id, a, b }: Parts): Merged {
  const there = a ?? b;
  return there?.kind === 'target' && isUsual(id, there.value) ? kept(undefined) : kept(there);
}

/** Whose value holds where nobody chose: what is there before what is gone, what was decided before what is usual, else a rule. */
function heldOf({ id, a, b }: Parts): MergeSide {
  if (a === undefined || b === undefined) return a === undefined ? 'b' : 'a';
  const usual = USUAL.get(id);
  if (isSame(a, usual) !== isSame(b, usual)) return isSame(a, usual) ? 'b' : 'a';
  return heldByRule(a.value, b.value);
}

function conflictOf(parts: Parts, choices: MergeChoices): Merged {
  const { id, a, b } = parts;
  const there = a ?? b;
  if (there === undefined) return kept(undefined);
  const taken = choices.get(id) ?? heldOf(parts);
  const conflict = { id, kind: there.kind, key: there.key, a: a?.value, b: b?.value, taken, keepsBoth: false };
  return { setting: (taken === 'a' ? a : b) ?? null, conflict };
}

function mergedSetting(parts: Parts, base: Settings | null, choices: MergeChoices): Merged {
  const { id, a, b } = parts;
  if (isSame(a, b)) return kept(a);
  if (base !== null && isSame(a, base.get(id))) return kept(b);
  if (base !== null && isSame(b, base.get(id))) return kept(a);
  if (base === null && (a === undefined || b === undefined)) return sidedOf(parts);
  return conflictOf(parts, choices);
}

/** The settings of two workspaces as one, and what both say differently. */
export function mergedSettings(
  base: Settings | null,
  a: Settings,
  b: Settings,
  choices: MergeChoices,
): { readonly settings: readonly Setting[]; readonly conflicts: readonly MergeConflict[] } {
  const ids = mergedSequence([...a.keys()], [...b.keys()], { idOf: (id) => id, keyOf: () => '' });
  const merged = ids.map((id) => mergedSetting({ id, a: a.get(id), b: b.get(id) }, base, choices));
  return {
    settings: merged.flatMap(({ setting }) => (setting === null ? [] : [setting])),
    conflicts: merged.flatMap(({ conflict }) => (conflict === null ? [] : [conflict])),
  };
}

const isPair = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Settings as the keys of written definitions: see `writeDefinitions`. */
export function writtenSettings(settings: readonly Setting[]): Readonly<Record<string, unknown>> {
  const all = (kind: ConflictKind): readonly Setting[] => settings.filter((setting) => setting.kind === kind);
  const one = (kind: ConflictKind): unknown => all(kind)[0]?.value;
  const map = (kind: ConflictKind): unknown => Object.fromEntries(all(kind).map(({ key, value }) => [key[0] ?? '', value]));
  const list = (kind: ConflictKind): readonly unknown[] => all(kind).flatMap(({ value }) => (isPair(value) ? value : []));
  const files = [...new Set(all('column').map(({ key }) => key[0] ?? ''))];
  const columnsOf = (file: string): unknown =>
    Object.fromEntries(all('column').flatMap(({ key, value }) => (key[0] === file ? [[key[1] ?? '', value]] : [])));
  return {
    version: 1,
    fiscalYearStartMonth: one('calendarStart'),
    fiscalYearNamedBy: one('calendarName'),
    currency: one('currency'),
    mapping: Object.fromEntries(files.map((file) => [file, columnsOf(file)])),
    stageMap: map('stage'),
    typeMap: map('dealType'),
    assumptions: {
      ...Object.fromEntries(all('assumption').map(({ key, value }) => [key[0] ?? '', value])),
      amountMeans: one('amountMeans'),
      dealClass: one('dealClass'),
      lag: one('lag'),
      allocationKey: one('allocationKey'),
      ltvVariant: one('ltvVariant'),
      calendar: one('calendarMonths'),
    },
    targets: list('target'),
    icpDraft: one('icpDraft'),
    icpRuler: one('icpRuler'),
    tam: one('tam'),
    drift: { q: one('falseDiscovery'), practical: map('practical') },
    bands: map('band'),
    rates: list('rate'),
    fileAsOf: map('fileAsOf'),
  };
}
