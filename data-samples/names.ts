import { itemAt, type Random } from './random';

const stems = [
  'Alder',
  'Amber',
  'Anker',
  'Arbor',
  'Argent',
  'Astra',
  'Atlas',
  'Auric',
  'Balder',
  'Basalt',
  'Beacon',
  'Birch',
  'Blåfjell',
  'Boreal',
  'Brook',
  'Calder',
  'Canyon',
  'Cedar',
  'Cobalt',
  'Copper',
  'Coral',
  'Crest',
  'Delta',
  'Drift',
  'Dürer',
  'Eider',
  'Elm',
  'Ember',
  'Fathom',
  'Fern',
  'Flint',
  'Fjord',
  'Gale',
  'Garnet',
  'Glen',
  'Granite',
  'Grove',
  'Halcyon',
  'Hazel',
  'Heron',
  'Indigo',
  'Iris',
  'Juniper',
  'Kelso',
  'Koval',
  'Lark',
  'Laurel',
  'Linden',
  'Lumen',
  'Maple',
  'Marlin',
  'Mesa',
  'Mistral',
  'Müller',
  'Nimbus',
  'Norden',
  'Oak',
  'Onyx',
  'Opal',
  'Orchard',
  'Osprey',
  'Peregrine',
  'Pine',
  'Quartz',
  'Quill',
  'Raven',
  'Ridge',
  'Rowan',
  'Sable',
  'Sequoia',
  'Sierra',
  'Slate',
  'Sorrel',
  'Spruce',
  'Tamar',
  'Tern',
  'Thistle',
  'Topaz',
  'Umber',
  'Vale',
  'Vega',
  'Verdant',
  'Wren',
  'Yarrow',
  'Zephyr',
  'Zürich Lake',
];
const trades = [
  'Analytics',
  'Bank',
  'Capital',
  'Care',
  'Cloud',
  'Collective',
  'Dynamics',
  'Energy',
  'Foods',
  'Freight',
  'Goods',
  'Group',
  'Health',
  'Industries',
  'Labs',
  'Learning',
  'Logistics',
  'Media',
  'Mutual',
  'Networks',
  'Partners',
  'Robotics',
  'Software',
  'Studios',
  'Supply',
  'Systems',
  'Therapeutics',
  'Trading',
  'Ventures',
  'Works',
];
const forms = ['', '', '', '', ', Inc.', ' Ltd', ' GmbH', ' & Co.', ' AG', ' BV', ' "Nord"'];
const scopes = ['Platform', 'Pilot', 'Seats', 'Rollout', 'Regional rollout', 'Data module', 'Enterprise plan', 'Team plan'];

/** Names that people and spreadsheets stumble over: commas, quotes, umlauts, markup, something like a formula. */
export const awkwardNames = [
  '=1+1',
  '<b>Q3</b> push',
  'Rollout, phase 2, "final"',
  'Größe & Übergang – Prüfung',
  '+49 callback',
  "O'Hara's renewal; see notes",
  '@home bundle',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '  padded name ',
];

const steps = ['Send the proposal', 'Call the sponsor', 'Wait for security review', 'Agree on the plan', 'Book the workshop', '', '', ''];
const followUps = ['then confirm the date', 'ask for the "order form", signed', 'check budget, owner and scope', 'no answer yet'];

/** As many different company names as asked for, in an order the seed decides. */
export function companyNames(random: Random, count: number): string[] {
  const all = stems.flatMap((stem) => trades.map((trade) => `${stem} ${trade}`));
  return random
    .shuffled(all)
    .slice(0, count)
    .map((name) => name + random.pick(forms));
}

/** A domain that no company has: .example is reserved. */
export function domainOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll('å', 'a');
  return `${plain
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim()
    .replaceAll(/ +/g, '-')}.example`;
}

export function dealName(random: Random, account: string): string {
  return `${account} - ${random.pick(scopes)} ${random.whole(2, 60) * 5}`;
}

/** A short note; with `breaks`, one over two or three lines. */
export function nextStep(random: Random, breaks: boolean): string {
  if (!breaks) return random.pick(steps);
  const first = itemAt(steps, random.whole(0, 4));
  return [first, ...random.shuffled(followUps).slice(0, random.whole(1, 2))].join('\n');
}
