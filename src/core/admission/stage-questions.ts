import { OUTCOMES, type Outcome } from '../model';
import { quoted } from './cell-text';
import { lineAt, type Sheet } from './sheet';
import type { StageGroup, StageGroups } from './stage-groups';
import type { Talk } from './talk';

/** The word that decides how a deal stands: the status where there is one, else the stage. */
export const wordOf = (group: StageGroup): string => (group.status === '' ? group.stage : group.status);

/** The word with its pipeline before it: one name may mean different things in two pipelines. */
export const nameOf = (group: StageGroup): string => (group.pipeline === '' ? wordOf(group) : `${group.pipeline}/${wordOf(group)}`);

/** Beyond so many unknown words the column is hardly a stage; the most frequent are asked first. */
const MOST_ASKED = 100;

type Unsettled = {
  readonly sheet: Sheet;
  readonly groups: StageGroups;
  readonly known: readonly (Outcome | null)[];
  readonly header: string | null;
  readonly contradicts: (group: StageGroup) => boolean;
};
type Open = { readonly name: string; rows: number; readonly lines: number[]; readonly places: number[] };

/**
 * Asks what the words mean that nobody knows, each once, with the lines they stand on. Where status and stage contradict
 * each other the question is about the two together, so that its answer does not move other deals.
 */
export function askStages({ sheet, groups: { groups }, known, header, contradicts }: Unsettled, talk: Talk): readonly (Outcome | null)[] {
  const outcomes = [...known];
  const open = new Map<string, Open>();
  let unanswered = 0;
  groups.forEach((group, place) => {
    if (known[place] !== null || wordOf(group) === '') return;
    const name = contradicts(group) ? `${group.status}/${group.stage}` : nameOf(group);
    const entry = open.get(name) ?? { name, rows: 0, lines: [], places: [] };
    entry.rows += group.rows;
    entry.lines.push(...group.first.map((row) => lineAt(sheet.raw, row)));
    entry.places.push(place);
    open.set(name, entry);
  });
  for (const entry of [...open.values()].toSorted((a, b) => b.rows - a.rows)) {
    const outcome = ask(entry, header, talk);
    if (outcome === null && ++unanswered === MOST_ASKED) break;
    for (const place of entry.places) outcomes[place] = outcome;
  }
  return outcomes;
}

function ask({ name, rows, lines }: Open, header: string | null, talk: Talk): Outcome | null {
  const deals = rows === 1 ? '1 deal has it' : `${rows} deals have it`;
  const answer = talk.ask({
    id: `stage:${name}`,
    column: header,
    ask: `How does a deal stand that reads ${quoted(name)}? ${deals}, and neither the format nor the stage map says.`,
    choices: (['won', 'lost', 'open', 'other'] as const).map((value) => ({
      value,
      reads: lines
        .toSorted((a, b) => a - b)
        .slice(0, 2)
        .map((line) => `line ${line}: ${quoted(name)} → ${value}`),
    })),
  });
  return OUTCOMES.find((outcome) => outcome === answer) ?? null;
}
