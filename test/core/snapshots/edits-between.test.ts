import { expect, it } from 'vitest';
import { assembleSnapshots } from '../../../src/core/snapshots';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { admitted, between, settle } from './exports';
import { JUNE, SEPTEMBER } from './worked';

const files = [admitted('june', JUNE), admitted('september', SEPTEMBER)];
const settled = settle(files, { [between('june', 'september')]: 'snapshots' }, { june: '2025-06-30', september: '2025-09-30' });
const { dataset } = assembleSnapshots(settled.snapshots, NO_DEFINITIONS, null).assembly;

it('two snapshots tell what people edited, of how many, and which stages came new', () => {
  const [only, ...others] = dataset.lookAlikes?.between ?? [];
  expect(others).toEqual([]);
  expect(only).toMatchObject({ from: '2025-06-30', to: '2025-09-30' });
  expect(only?.edits.find(({ attribute }) => attribute === 'leadSource')).toMatchObject({ of: 'deal', count: 1 });
  expect(only?.edits.every(({ among }) => among > 15)).toBe(true);
  expect(only?.stagesAdded.toSorted()).toEqual(['Cancelled', 'Closed Won', 'Legal Review', 'Negotiation/Review']);
});

it('one snapshot tells none of it', () => {
  const alone = settle([admitted('september', SEPTEMBER)]);
  expect(assembleSnapshots(alone.snapshots, NO_DEFINITIONS, null).assembly.dataset.lookAlikes?.between).toBeNull();
});
