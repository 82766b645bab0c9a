import { wonRows, type Curve, type CurveAsked, type WinnersBy } from '../core/metrics';
import { counted, decimal, periodText } from '../wording';
import type { Reading } from '../core/model';
import { sliceText } from './evidence';
import { studyList, type Studied, type StudyReading } from './study';

const PARTS = [
  { id: 'low', metric: 'study-winners25', name: 'A quarter' },
  { id: 'median', metric: 'study-winners50', name: 'Half' },
  { id: 'high', metric: 'study-winners75', name: 'Three quarters' },
] as const satisfies readonly { readonly id: keyof WinnersBy; readonly metric: string; readonly name: string }[];

type Part = (typeof PARTS)[number];

function studied(reading: Reading, curve: Curve, part: Part, asked: CurveAsked): Studied {
  const { dataset } = asked;
  const { won, followed } = wonRows(curve, { ...asked, slice: reading.slice });
  const period = reading.period === null ? 'all time' : periodText(reading.period);
  const open = curve.open === 0 ? '' : ` ${counted(curve.open, 'open deal')} leave the curve at their present age.`;
  return {
    title: `${counted(curve.won, 'deal')} won, of ${decimal(curve.n)} followed`,
    name: `${part.name} of winners won by day`,
    place: `${sliceText(reading, dataset)} · ${period}, by date of creation`,
    says: `The day by which the share of deals won, as far as the curve is told, has come to ${part.name.toLowerCase()} of where it ends. Deals still open count for as long as they have been followed; losing competes.`,
    sure: 'no interval',
    isFiltered: true,
    sides: [
      {
        id: 'numerator',
        label: 'Won',
        note: `Read off the curve, so that it is not simply a quantile of these rows.${open}`,
        lists: [studyList(won, dataset, 'Won deals, by the days from creation to winning')],
      },
      {
        id: 'denominator',
        label: 'All followed',
        note: 'Deals created whose stay can be dated: still open, or closed on or after the day they were created.',
        lists: [studyList(followed, dataset, 'Deals created, as long as they were followed')],
      },
    ],
  };
}

/** The days by which a quarter, half and three quarters of the winners of a curve were won, each with the deals behind it. */
export function winnersReadings(curve: Curve, asked: CurveAsked): Readonly<Partial<Record<keyof WinnersBy, StudyReading>>> {
  const { winnersBy, won } = curve;
  const [place] = curve.horizons;
  if (winnersBy === null || place === undefined) return {};
  const common = { slice: place.slice, period: place.period, unit: 'days', currency: null, n: won, leftOut: [] } as const;
  const all = PARTS.map((part): readonly [keyof WinnersBy, StudyReading] => {
    const reading: Reading = {
      ...common,
      metric: part.metric,
      value: winnersBy[part.id],
      low: null,
      high: null,
      level: null,
      missing: null,
    };
    return [part.id, { ...reading, study: () => studied(reading, curve, part, asked) }];
  });
  return Object.fromEntries(all);
}
