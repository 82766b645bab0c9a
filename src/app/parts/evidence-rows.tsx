import { lazy, useDeferredValue, useMemo, useRef, useState } from 'react';
import { rowsCheck } from '../../core/metrics';
import { MEASURES } from '../../core/metrics/measures';
import { dealColumns, mappedFields } from '../../views/deals-columns';
import { evidenceColumns, type EvidenceColumn } from '../../views/evidence-columns';
import { foundText, rowsFoot } from '../../views/evidence-panel';
import type { RowsChoice } from '../../views/evidence-parts';
import { isAddedUp, valueWriter } from '../../views/evidence-rows';
import { CircleCheck, Download, OctagonAlert } from '../icons';
import { useAnnounce } from './announcer';
import { useRowsList, type Chosen, type RowsList } from './evidence-list';
import { chosenRows, type Listing } from './evidence-order';
import { useAskCounted, useAskRows, type RowsWanted } from './evidence-queries';
import { EvidenceTable } from './evidence-table';
import { Failed } from './failed';
import { Fetched } from './fetched';

const DealCard = lazy(() => import('../pages/deals/deal-card').then((module) => ({ default: module.DealCard })));

type Props = Chosen & { readonly choice: RowsChoice };

/** What the rows come to, and whether that is the number that they stand behind. */
function Foot({ choice, wanted, list }: Omit<Props, 'without'> & { readonly list: RowsList }) {
  if (list.whole === null) return <p className="evidence-foot">The rows are being counted.</p>;
  const check = choice.part === null ? null : rowsCheck(choice.part, list.whole);
  const { text, isEqual } = rowsFoot(choice, list.whole, check, wanted.loaded.dataset.currency);
  const Icon = isEqual === false ? OctagonAlert : CircleCheck;
  return (
    <p className={isEqual === false ? 'evidence-foot state-missed' : 'evidence-foot'}>
      {isEqual === null ? null : <Icon size={16} aria-hidden="true" />}
      {text}
    </p>
  );
}

function useDownload({ wanted, without }: Chosen): () => void {
  const announce = useAnnounce();
  const [askRows, askCounted] = [useAskRows(), useAskCounted()];
  return () => {
    const kept = without === null ? Promise.resolve(null) : chosenRows(wanted, without, askCounted);
    Promise.all([import('./save-rows'), kept])
      .then(([{ saveRows }, rows]) => saveRows(askRows, wanted, rows === null ? null : new Set(rows.rows.map(({ row }) => row))))
      .then(
        (name) => announce(`Saved ${name}.`),
        (failure: unknown) => announce(`The rows could not be saved: ${failure instanceof Error ? failure.message : String(failure)}.`),
      );
  };
}

function useColumns({ loaded, counted: { measure } }: RowsWanted): readonly EvidenceColumn[] {
  return useMemo(() => {
    const { fact, clock } = MEASURES[measure];
    const deals = dealColumns(loaded.dataset, mappedFields(loaded.admissions), false);
    return evidenceColumns(measure, deals, { hasValue: isAddedUp(measure), hasMonth: clock === 'monthly' || fact === 'spend' });
  }, [loaded, measure]);
}

const NO_REASONS = null;

/** The rows behind a part: any number of them, sorted and searched, each with its file and line; a deal opens its card. */
export function EvidenceRows({ choice, wanted, without }: Props) {
  const { loaded } = wanted;
  const [listing, setListing] = useState<Listing>({ ordering: null, text: '' });
  const [range, setRange] = useState({ from: 0, to: 20 });
  const [deal, setDeal] = useState<number | null>(null);
  const back = useRef<HTMLElement | null>(null);
  const download = useDownload({ wanted, without });
  const columns = useColumns(wanted);
  const text = useDeferredValue(listing.text.trim());
  const list = useRowsList({ wanted, without }, { ...listing, text }, range);
  const write = useMemo(() => valueWriter(choice.counted.measure, loaded.dataset.currency), [choice, loaded]);
  const reader = useMemo(() => ({ dataset: loaded.dataset, reasons: NO_REASONS }), [loaded]);
  const total = list.whole?.total ?? 0;
  return (
    <section className="evidence-rows" aria-label={choice.label}>
      <div className="evidence-tools">
        <label className="field">
          <span>Find among these rows</span>
          <input
            type="search"
            value={listing.text}
            placeholder="Deal or account"
            onChange={(event) => setListing({ ...listing, text: event.target.value })}
          />
        </label>
        <button type="button" className="button" onClick={download}>
          <Download size={16} aria-hidden="true" />
          CSV of all rows
        </button>
      </div>
      {list.failure === null ? null : <Failed says={list.failure} retry={list.retry} />}
      <EvidenceTable
        {...{ list, columns, listing, setListing, setRange, reader, write }}
        label={choice.label}
        open={(next, from) => {
          back.current = from;
          setDeal(next);
        }}
      />
      <output className="quiet evidence-found">{text === '' || list.isUpdating ? '' : `${foundText(list.count, total)}.`}</output>
      <Foot choice={choice} wanted={wanted} list={list} />
      {deal === null ? null : (
        <Fetched>
          <DealCard
            deal={deal}
            loaded={loaded}
            close={() => {
              setDeal(null);
              back.current?.focus();
            }}
          />
        </Fetched>
      )}
    </section>
  );
}
