import { useMemo, useState } from 'react';
import type { Answerable } from '../core/analysis';
import { writeQuestion, type Question } from '../core/question';
import { withoutSayings, writeDefinitions, type Definitions } from '../core/workspace';

/** What something is worked out from. */
export type Given = { readonly answerable: Answerable; readonly question: Question };

/** What is asked, and a key that is the same for all that rests on the same beside what its results are held by. */
export type Asked<From extends Given> = { readonly from: From; readonly key: string };

/** Questions that read the same numbers: the page is no part of it. */
export const keyOf = (question: Question): string => writeQuestion({ ...question, page: '' });

type Numbered = { readonly text: string; readonly number: number };

/** The last definitions that were told apart; what is told apart anew is only worked out once more. */
let latest: readonly Numbered[] = [];
const MOST_KEPT = 16;
const numbers = new WeakMap<Definitions, number>();

/**
 * The same number for definitions that numbers rest on alike: what people said of flags, its log, what the council wrote down,
 * and a draft of an ICP change none. They may be long, with thousands of overrides, so that a key holds their number and not their text.
 */
export function numberOf(definitions: Definitions): number {
  const known = numbers.get(definitions);
  if (known !== undefined) return known;
  const text = JSON.stringify(writeDefinitions(withoutSayings(definitions)));
  const same = latest.find((each) => each.text === text) ?? { text, number: (latest[0]?.number ?? 0) + 1 };
  if (!latest.includes(same)) latest = [same, ...latest].slice(0, MOST_KEPT);
  numbers.set(definitions, same.number);
  return same.number;
}

const restsOn = ({ answerable: { accounts, definitions }, question }: Given): string =>
  JSON.stringify([keyOf(question), accounts?.ask ?? null, numberOf(definitions)]);

/**
 * What is asked: the same object as long as it rests on the same, so that nothing is begun anew for what changes no number.
 * `heldBy` gives what results are held by: the cube, or what was made of it.
 */
export function useAsked<From extends Given>(from: From, heldBy: (from: From) => object): Asked<From>;
export function useAsked<From extends Given>(from: From | null, heldBy: (from: From) => object): Asked<From> | null;
export function useAsked<From extends Given>(from: From | null, heldBy: (from: From) => object): Asked<From> | null {
  const now = useMemo(() => (from === null ? null : { from, key: restsOn(from) }), [from]);
  const [asked, setAsked] = useState<Asked<From> | null>(null);
  if (now === null) return null;
  if (asked !== null && asked.key === now.key && heldBy(asked.from) === heldBy(now.from)) return asked;
  setAsked(now);
  return now;
}
