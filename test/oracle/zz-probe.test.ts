import { test } from 'vitest';
import { company, readingsOf, totalOf } from '../fixtures/ask-kernel';
import { grid } from '../fixtures/grid';
import { currencyFrom, type Currency } from '../../src/core/model';
const show = (name: string, r: any) => console.log(name, r.value, r.missing, 'n', r.n);
const rates = [{ currency: 'EUR' as Currency, from: '2020-01-01', rate: 2 }, { currency: 'EUR' as Currency, from: '2024-01-01', rate: 3 }, { currency: 'EUR' as Currency, from: '2024-06-01', rate: 5 }];
test('probe', () => {
  const eur = company([grid('opportunity', `
   opportunityId outcome dealClass currency amount createdDate closeDate
   a won newBusiness EUR 1 2023-05-05 -
   b won newBusiness USD 1000 2023-05-05 2023-05-06
   c won newBusiness EUR 100 - -`)], { currency: currencyFrom('USD'), rates }, '2024-03-31');
  show('eur without close', totalOf(eur, 'wonAmount'));
  const sliced = (csv: string, metric: any, by: string[], span: any = null, def = {}, asOf: any = '2024-12-31', more: any[] = []) => {
    const c = company([grid('opportunity', csv), ...more], def, asOf);
    for (const [k, r] of readingsOf(c, metric, by, span)) show(`${metric} ${by} [${k}]`, r);
  };
  const d = `
   opportunityId outcome dealClass currency amount createdDate closeDate region
   a won newBusiness USD 1 2023-05-05 - N
   b won newBusiness USD 1000 2023-05-05 2024-05-06 S
   c lost newBusiness USD - 2024-05-05 2024-05-06 S
   x won newBusiness USD - 2024-05-05 2024-05-06 T`;
  sliced(d, 'salesCycle', ['region']);
  sliced(d, 'winRate', ['region'], { from: 651, to: 653 });
  sliced(d, 'salesCycle', ['region'], { from: 651, to: 653 });
  sliced(d, 'wonAmount', ['region']);
  sliced(d, 'winRateBroad', ['region']);
  const undated = `
   opportunityId outcome dealClass currency amount createdDate closeDate region
   a won newBusiness USD 1 - - N
   c lost newBusiness USD - 2024-05-05 - S
   d open newBusiness USD - 2024-05-05 2024-06-06 S`;
  sliced(undated, 'salesCycle', []);
  sliced(undated, 'winRate', [], { from: 651, to: 653 });
  sliced(undated, 'wonCount', [], { from: 651, to: 653 });
  const noCreated = `
   opportunityId outcome dealClass currency amount createdDate closeDate accountId
   a won newBusiness USD 1 - 2024-05-05 a1
   c lost newBusiness USD - - 2024-06-05 a1`;
  sliced(noCreated, 'salesCycle', []);
  const spend = grid('spend', `month amount currency class\n` + Array.from({length: 24}, (_, i) => `${2023 + Math.floor(i/12)}-${String(i%12+1).padStart(2,'0')}-01 10 USD ${i===14?'expansion':'newBusiness'}`).join('\n'));
  sliced(noCreated, 'cac', [], null, {}, '2024-12-31', [spend]);
  const undatedClose = `
   opportunityId outcome dealClass currency amount createdDate closeDate accountId
   a won newBusiness USD 1 2024-05-05 - a1`;
  sliced(undatedClose, 'cac', [], null, {}, '2024-12-31', [spend]);
});
