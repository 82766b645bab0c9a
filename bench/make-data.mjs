import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A list of deals as a CRM exports it: 25 columns, of which four are nearly unique and two hold quoted prose. */
export const HEADER = [
  'Opportunity ID',
  'Opportunity Name',
  'Account ID',
  'Account Name',
  'Stage',
  'Amount',
  'Amount Currency',
  'Close Date',
  'Created Date',
  'Type',
  'Opportunity Owner',
  'Lead Source',
  'Probability (%)',
  'Fiscal Period',
  'Region',
  'Industry',
  'Employees',
  'Billing Country',
  'Product',
  'Loss Reason',
  'Main Competitor(s)',
  'Last Modified Date',
  'Website',
  'Next Step',
  'Description',
];

const STAGES = [
  ['Closed Won', 100],
  ['Closed Lost', 0],
  ['Prospecting', 10],
  ['Qualification', 10],
  ['Needs Analysis', 20],
  ['Value Proposition', 50],
  ['Id. Decision Makers', 60],
  ['Perception Analysis', 70],
  ['Proposal/Price Quote', 75],
  ['Negotiation/Review', 90],
];
/** Of a hundred deals so many are won, so many lost; the rest are open. */
const OUTCOMES = [...Array(28).fill(0), ...Array(42).fill(1)];
const ADJECTIVES = 'Amber,Birch,Cobalt,Delta,Ember,Falcon,Garnet,Heron,Ivory,Juniper,Kestrel,Lumen,Maple,Northern,Onyx,Peregrine'.split(
  ',',
);
const NOUNS = 'Analytics,Biotech,Capital,Dynamics,Energy,Foods,Group,Health,Industries,Labs,Logistics,Media,Networks,Robotics'.split(',');
const FORMS = ['Inc.', 'GmbH', 'Ltd', 'LLC', 'BV', 'S.A.', 'AG', 'Größe & Söhne KG'];
const FIRST = 'Ana,Björn,Carla,Dmitri,Elena,Felix,Grace,Hana,Ivan,Jonas,Kofi,Lena,Mei,Noah,Olga,Priya'.split(',');
const LAST = "Abe,Brandt,Costa,Dubois,Eriksen,Fischer,García,Huang,Ito,Jansen,Kowalski,Li,Müller,Novak,O'Neil,Weiß".split(',');
const INDUSTRIES = 'Software,Healthcare,Manufacturing,Retail,"Banking, Insurance",Energy,Media,Logistics,Education,Public Sector'.match(
  /"[^"]*"|[^,]+/g,
);
const COUNTRIES = 'United States,Germany,France,United Kingdom,Canada,Japan,Brazil,India,Netherlands,Spain,Sweden,Poland'.split(',');
const REGIONS = ['North America', 'EMEA', 'APAC', 'LATAM'];
const SOURCES = ['Web', 'Partner Referral', 'Trade Show', 'Outbound', 'Inbound', 'Customer Referral', ''];
const PRODUCTS = ['Core', 'Core Plus', 'Enterprise', 'Add-on: Audit', 'Add-on: Forecast'];
const REASONS = ['Price', 'No decision', 'Missing feature', 'Timing', 'Lost to competitor'];
const RIVALS = ['', '', '', 'Acme', 'Globex', 'Initech', 'Umbrella'];
const STEPS = ['', '', 'Call the sponsor', 'Send the contract', 'Legal review, then signature', 'Wait for budget', 'Demo on Tuesday'];
const WORDS = 'the team wants a pilot before renewal and asked for references from two customers in their own industry'.split(' ');

/** Whole numbers below 2^32 from a seed: sfc32, the same on every machine. */
export function randomFrom(seed) {
  let [a, b, c, counter] = [seed | 0, Math.imul(seed, 0x9e3779b1) | 0, (seed ^ 0x5bd1e995) | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const two = (number) => String(number).padStart(2, '0');
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An id of 18 characters as Salesforce writes them, its last three telling the case of the others. */
export function idOf(prefix, number) {
  const body = `${prefix}5g00000${number.toString(36).padStart(5, '0')}`;
  const check = [0, 5, 10].map((from) => {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(body[from + i] ?? '')) bits |= 1 << i;
    return LETTERS[bits];
  });
  return body + check.join('');
}

function dayOf(number) {
  const date = new Date(Date.UTC(2021, 0, 1) + number * 86_400_000);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}
const DAYS = Array.from({ length: 2200 }, (_, day) => dayOf(day));

function proseOf(next) {
  const kind = next() % 10;
  if (kind < 6) return '';
  const from = next() % WORDS.length;
  const words = Array.from({ length: 3 + (next() % 8) }, (_, i) => WORDS[(from + i) % WORDS.length]).join(' ');
  if (kind < 8) return `${words} ${next() % 100_000}`;
  return kind === 8 ? `${words}, "as agreed", by ${DAYS[next() % 2000]}` : `${words};\n${words}`;
}

function rowOf(deal, next, accounts) {
  const account = next() % accounts;
  const of = (list, salt) => list[(Math.imul(account + 1, 0x9e37_79b1 + salt) >>> 8) % list.length];
  const name = `${of(ADJECTIVES, 2)} ${of(NOUNS, 4)} ${account} ${of(FORMS, 6)}`;
  const draw = next() % 100;
  const [stage, probability] = STAGES[OUTCOMES[draw] ?? 2 + (draw % 8)];
  const created = next() % 1700;
  const close = DAYS[created + 10 + (next() % 300)];
  const isLost = stage === 'Closed Lost';
  return [
    idOf('006', deal),
    `${name} - ${next() % 1000 < 400 ? 'Renewal' : 'New'} ${deal}`,
    idOf('001', account),
    name,
    stage,
    next() % 50 === 0 ? '' : `${(next() % 4000) * 25 + 1000}.${two(next() % 4 === 0 ? next() % 100 : 0)}`,
    'USD',
    close,
    DAYS[created],
    next() % 3 === 0 ? 'Existing Business' : 'New Business',
    `${FIRST[next() % 16]} ${LAST[next() % 16]}`,
    SOURCES[next() % 7],
    String(probability),
    `Q${1 + Math.floor((Number(close.slice(5, 7)) - 1) / 3)}-${close.slice(0, 4)}`,
    of(REGIONS, 8),
    of(INDUSTRIES, 10).replaceAll('"', ''),
    String(5 + ((Math.imul(account + 7, 0x85eb_ca6b) >>> 8) % 20_000)),
    of(COUNTRIES, 12),
    PRODUCTS[next() % 5],
    isLost ? REASONS[next() % 5] : '',
    isLost ? RIVALS[next() % 7] : '',
    DAYS[created + (next() % 300)],
    `www.${of(ADJECTIVES, 2).toLowerCase()}-${of(NOUNS, 4).toLowerCase()}-${account}.example`,
    STEPS[next() % 7],
    proseOf(next),
  ]
    .map(cell)
    .join(',');
}

/**
 * A CSV of so many deals, made once and kept in the system's folder for temporary files. The same rows and seed give the
 * same bytes everywhere: compare `sha256`.
 */
export function dealsFile(rows, seed = 20_260_101) {
  const folder = join(tmpdir(), 'plumbline-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `deals-${rows}-${seed}.csv`);
  if (!existsSync(path)) write(path, rows, seed);
  return { path, rows, bytes: statSync(path).size, sha256: readFileSync(`${path}.sha256`, 'utf8') };
}

function write(path, rows, seed) {
  const next = randomFrom(seed);
  const digest = createHash('sha256');
  const file = openSync(`${path}.part`, 'w');
  const put = (text) => {
    const bytes = Buffer.from(text);
    digest.update(bytes);
    writeSync(file, bytes);
  };
  put(`${HEADER.map(cell).join(',')}\n`);
  const accounts = Math.max(1, Math.floor(rows / 8));
  for (let deal = 0; deal < rows;) {
    const lines = [];
    for (; deal < rows && lines.length < 5000; deal += 1) lines.push(rowOf(deal, next, accounts));
    put(`${lines.join('\n')}\n`);
  }
  closeSync(file);
  writeFileSync(`${path}.sha256`, digest.digest('hex'));
  renameSync(`${path}.part`, path);
}
