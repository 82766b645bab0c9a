import type { ZipEntry } from '../zip/directory';
import { damaged } from './damage';
import type { PackageParts } from './package-parts';
import type { XmlTaker } from './xml-scanner';

/** A sheet with cells, as the workbook lists it. */
export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: ZipEntry };

/** What a workbook says of itself: its sheets in their order, and where it keeps texts and styles. */
export type Contents = {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly texts: ZipEntry | null;
  readonly styles: ZipEntry | null;
};

type Relation = { readonly id: string; readonly kind: string; readonly target: string };
type ListedSheet = { readonly name: string; readonly id: string; readonly isHidden: boolean };

const ROOT = '_rels/.rels';
const USUAL = 'xl/workbook.xml';
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const idle = { close: () => {}, text: () => {} };

/** A target beside the part that names it, or from the top of the package. */
function placeOf(target: string, folder: readonly string[]): string {
  const steps = target.split(/[/\\]/);
  const path = steps[0] === '' ? [] : [...folder];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function relationsOf(parts: PackageParts, name: string, folder: readonly string[]): Promise<readonly Relation[]> {
  const part = parts.partOf(name);
  if (part === null) return [];
  const relations: Relation[] = [];
  const taker: XmlTaker = {
    ...idle,
    open(element, tag) {
      if (element !== 'Relationship') return;
      const all = tag.all();
      if (all.get('TargetMode') === 'External') return;
      const kind = (all.get('Type') ?? '').split('/').at(-1) ?? '';
      relations.push({ id: all.get('Id') ?? '', kind, target: placeOf(all.get('Target') ?? '', folder) });
    },
  };
  await parts.readSmall(part, taker);
  return relations;
}

async function listOf(parts: PackageParts, part: ZipEntry): Promise<{ readonly sheets: readonly ListedSheet[]; readonly is1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let is1904: boolean | null = null;
  const taker: XmlTaker = {
    ...idle,
    open(element, tag) {
      if (element === 'workbookPr') is1904 ??= isTrue(tag.all().get('date1904'));
      if (element !== 'sheet') return;
      const all = tag.all();
      const isHidden = all.get('state') === 'hidden' || all.get('state') === 'veryHidden';
      sheets.push({ name: all.get('name') ?? '', id: all.get('id') ?? '', isHidden });
    },
  };
  await parts.readSmall(part, taker);
  return { sheets, is1904: is1904 ?? false };
}

/** Reads what a workbook holds. Sheets of charts and macros have no cells and are left out. Throws a Refusal where a sheet is missing. */
export async function contentsOf(parts: PackageParts): Promise<Contents> {
  const root = await relationsOf(parts, ROOT, []);
  const name = root.find(({ kind }) => kind === 'officeDocument')?.target ?? USUAL;
  const workbook = parts.partOf(name);
  if (workbook === null) throw damaged('its list of sheets is missing');
  const folder = name.split('/').slice(0, -1);
  const file = name.split('/').at(-1) ?? '';
  const relations = await relationsOf(parts, [...folder, '_rels', `${file}.rels`].join('/'), folder);
  const { sheets, is1904 } = await listOf(parts, workbook);
  const partOf = (kind: string): ZipEntry | null => {
    const target = relations.find((relation) => relation.kind === kind)?.target;
    return target === undefined ? null : parts.partOf(target);
  };
  return {
    is1904,
    texts: partOf('sharedStrings'),
    styles: partOf('styles'),
    sheets: sheets.flatMap((sheet) => sheetPartOf(parts, sheet, relations)),
  };
}

function sheetPartOf(parts: PackageParts, { name, id, isHidden }: ListedSheet, relations: readonly Relation[]): readonly SheetPart[] {
  const relation = relations.find((each) => each.id === id);
  if (relation === undefined) throw damaged(`its sheet “${name}” is missing`);
  if (relation.kind !== 'worksheet') return [];
  const part = parts.partOf(relation.target);
  if (part === null) throw damaged(`its sheet “${name}” is missing`);
  return [{ name, isHidden, part }];
}
