import type { Expected } from './expected/index';
import type { Sample } from './generate';
import { paragraphs } from './readme-words';

/** README.md: every figure in it is counted, none is typed. */
export function readme(samples: readonly Sample[], expected: ReadonlyMap<string, Expected>): string {
  const companies = samples.map((sample) => {
    const figures = expected.get(sample.folder);
    if (figures === undefined) throw new Error(`Nothing is expected of ${sample.folder}.`);
    return company(sample, figures);
  });
  return `${[paragraphs.opening, ...companies, paragraphs.closing].join('\n\n')}\n`;
}

function company(sample: Sample, expected: Expected): string {
  return [
    `## ${sample.company} (\`${sample.folder}/\`)`,
    paragraphs.about[sample.folder] ?? '',
    files(expected),
    '### Planted',
    [...planted(sample, expected), ...(paragraphs.planted[sample.folder] ?? [])].map((line) => `- ${line}`).join('\n'),
    '### Set aside',
    setAside(sample),
  ].join('\n\n');
}

function files(expected: Expected): string {
  const rows = Object.entries(expected.records).map(
    ([file, { records, loaded, setAside: aside, notData }]) =>
      `| \`${file}\` | ${grouped(records)} | ${grouped(loaded)} | ${aside} | ${notData} |`,
  );
  return ['| File | Records | Loaded | Set aside | Not data |', '|---|---|---|---|---|', ...rows].join('\n');
}

function planted({ facts }: Sample, expected: Expected): string[] {
  const { flaws, fewDeals, sevenDeals, noRate, leaked } = facts;
  const lines = [
    `As-of ${expected.asOf}: the last day on which something happened.`,
    openShare(expected),
    wonShare(expected),
    hidden(expected),
    delta(expected),
    `Too few to judge: \`${fewDeals.industry}\`, ${closedIn(expected, fewDeals.industry)} closed deals. Exactly ${sevenDeals.deals} deals: \`${sevenDeals.industry}\`.`,
    `Flaws that load: ${Object.entries(flaws)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${spoken(name)} ${count}`)
      .join(', ')}.`,
    ...(leaked === null
      ? []
      : [
          `A column that gives the outcome away: \`${leaked.column}\` is filled for the ${grouped(leaked.accounts)} accounts that bought, and for no other.`,
        ]),
  ];
  if (noRate === null) return lines;
  const { currency, country, type, deals } = noRate;
  return [
    ...lines,
    `A currency without a rate: ${deals} deals in ${currency}, all of companies in ${country} and all of type \`${type}\`. Pipeline metrics use new business, so the headline figures stay defined; a slice by type, or \`dealClass: all\`, reads \`no_rate\` there.`,
  ];
}

function openShare({ openAtQuarterEnds }: Expected): string {
  const shares = openAtQuarterEnds.map(({ at, share }) => `${at} ${percent(share)}`);
  return `The ICP share of the open pipeline slides below 50 %, rebuilt at each quarter's end: ${shares.join(', ')}.`;
}

function wonShare(expected: Expected): string {
  const byQuarter = expected.readings.filter(
    ({ metric, slice, period }) => metric === 'icpShareWon' && period !== null && Object.keys(slice).length === 0,
  );
  return `The ICP share of wins stays near 70 %: ${percent(total(expected, 'icpShareWon'))} in all; by quarter ${byQuarter.map(({ value }) => percent(value)).join(', ')}.`;
}

function hidden({ hiddenImprovement: { dimension, before, after, members, total: whole } }: Expected): string {
  const rates = members.map((member) => `${member.label} ${percent(member.before.rate)} to ${percent(member.after.rate)}`);
  const spans = `${before.from} to ${before.to} against ${after.from} to ${after.to}`;
  return `A mix shift hides an improvement (Simpson) on \`${dimension}\`, ${spans}: ${rates.join(', ')}, while the total falls from ${percent(whole.before.rate)} to ${percent(whole.after.rate)}.`;
}

function delta(expected: Expected): string {
  const of = (metric: string, icp: string): number | null =>
    expected.readings.find(
      (reading) => reading.metric === metric && reading.period === null && JSON.stringify(reading.slice) === `{"icp":"${icp}"}`,
    )?.value ?? null;
  const money = (value: number | null): string => grouped(Math.round((value ?? 0) / 100));
  const pair = (metric: string, write: (value: number | null) => string): string =>
    `${write(of(metric, 'in'))} against ${write(of(metric, 'out'))}`;
  return `ICP against non-ICP: win rate ${pair('winRate', percent)}, ACV ${pair('acv', money)}, LTV:CAC ${pair('ltvToCac', (value) => (value ?? 0).toFixed(2))}.`;
}

function closedIn(expected: Expected, industry: string): number {
  return (
    expected.readings.find(
      ({ metric, slice, period }) => metric === 'winRate' && period === null && JSON.stringify(slice) === JSON.stringify({ industry }),
    )?.n ?? 0
  );
}

function total(expected: Expected, metric: string): number | null {
  return (
    expected.readings.find((reading) => reading.metric === metric && reading.period === null && Object.keys(reading.slice).length === 0)
      ?.value ?? null
  );
}

function setAside({ deals }: Sample): string {
  const rows = deals.setAside.map(
    ({ line, reason, column, value }) =>
      `| ${line} | ${reason} | ${column ?? ''} | ${column === null ? `${value} cells` : `\`${value}\``} |`,
  );
  return [
    `${deals.setAside.length} records; the line is the one on which the record starts.`,
    '',
    '| Line | Reason | Column | Value |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function percent(share: number | null): string {
  return `${((share ?? 0) * 100).toFixed(1)} %`;
}

function grouped(count: number): string {
  return String(count).replace(/(\d)(?=(\d{3})+$)/g, '$1,');
}

/** blankAmounts as blank amounts. */
function spoken(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
