import type { Candidate, Discovery } from '../core/discovery';
import { chanceText, counted, decimal, halfText, rowsText, type Part, type Sentence } from '../wording';
import type { DiscoveryWords } from './discovery-names';

const said = (text: string): Part => ({ kind: 'words', text });
const figure = (text: string): Part => ({ kind: 'figure', text });

const BOTH = { best: ['outperforms', 'outperform'], worst: ['falls behind', 'fall behind'] } as const;
const unseen = ({ rows }: DiscoveryWords): string => `the rest on ${rows} that the search had not seen`;

/** What chance finds and what of it is left where it was not looked for: beside a value there, what was found alone would mislead. */
function chanceClause({ chance, direction }: Discovery, { numbers, rows }: DiscoveryWords): Sentence {
  if (chance === null) return [];
  const left =
    chance.confirmed === null ? [] : [said(', which came to '), figure(chanceText(chance.confirmed, numbers)), said(` on newer ${rows}`)];
  return [said(' Chance alone would have found '), figure(chanceText(chance.found, numbers)), said(` at ${direction}`), ...left, said('.')];
}

const plural = (count: number): string => (count === 1 ? 'combination' : 'combinations');

function confirmedSentence(discovery: Discovery, first: Candidate, words: DiscoveryWords): Sentence {
  const { candidates, direction } = discovery;
  const { numbers, nameOf } = words;
  const count = candidates.filter(({ verdict }) => verdict.kind === 'confirmed').length;
  const does = BOTH[direction][count === 1 ? 0 : 1];
  return [
    figure(`${decimal(count)} of ${decimal(candidates.length)}`),
    said(` ${plural(candidates.length)} ${does} ${unseen(words)}${count === 1 ? ': ' : ', first '}${nameOf(first.conditions)}, `),
    figure(halfText(first.confirmed, numbers)),
    said(' against '),
    figure(halfText(first.rest, numbers)),
    said('.'),
  ];
}

function refutedSentence({ candidates, direction }: Discovery, first: Candidate, words: DiscoveryWords): Sentence {
  const { numbers, nameOf } = words;
  return [
    ...(candidates.length === 1
      ? [said(`The one combination that looked ${direction} no longer ${BOTH[direction][0]} ${unseen(words)}: `)]
      : [
          said('None of the '),
          figure(counted(candidates.length, 'combination')),
          said(` that looked ${direction} ${BOTH[direction][0]} ${unseen(words)}: `),
        ]),
    said(`${nameOf(first.conditions)} showed `),
    figure(halfText(first.found, numbers)),
    said(', and there '),
    figure(halfText(first.confirmed, numbers)),
    said('.'),
  ];
}

/** What came of a search, in a sentence or two: what held on newer deals, or that nothing did, and what chance alone would have found. */
export function discoverySentence(discovery: Discovery, words: DiscoveryWords): Sentence {
  const { candidates, supported, combinations, support, direction } = discovery;
  const best = candidates.find(({ verdict }) => verdict.kind === 'confirmed');
  const [first] = candidates;
  if (first === undefined && supported > 0)
    return [
      said('None of '),
      figure(counted(supported, 'combination')),
      said(` looked ${direction === 'best' ? 'better' : 'worse'} than all of them together.`),
    ];
  if (first === undefined)
    return [
      said('None of '),
      figure(counted(combinations, 'combination')),
      said(` has the ${rowsText(support, words.objective)} of older accounts that a search takes.`),
    ];
  const told = best === undefined ? refutedSentence(discovery, first, words) : confirmedSentence(discovery, best, words);
  return [...told, ...chanceClause(discovery, words)];
}
