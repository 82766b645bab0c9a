import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type ComponentProps } from 'react';
import type { DealTotal } from '../../../core/metrics';
import type { Question } from '../../../core/question';
import { dealsSentence } from '../../../wording';
import { tickedText } from '../../../views/deal-card';
import type { CellReader } from '../../../views/deals-cells';
import { dealColumns, mappedFields, type DealColumn } from '../../../views/deals-columns';
import { leftOutText, listedDeals, listOf } from '../../../views/deals-list';
import { withQuick, type QuickFilter } from '../../../views/deals-quick';
import { listSaid, orderSaid, sortedBy, tooLongText } from '../../../views/deals-words';
import { useAnnounce } from '../../parts/announcer';
import { Failed } from '../../parts/failed';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { usePreferences } from '../../theme/preferences';
import { useQuestion } from '../../use-question';
import { AboveList, type Opened } from './above-list';
import { keptAs, shownColumns, useChoices } from './choices';
import { DealsGrid, type GridHandle } from './deals-grid';
import { DealsPaper } from './deals-paper';
import { mostRows, rowHeight } from './grid-layout';
import { NothingMatches } from './nothing-matches';
import { QuickChips, Toolbar } from './toolbar';
import { useIsNarrow } from './use-is-narrow';
import { useList } from './use-list';
import { useReasons } from './use-reasons';
import { useSave } from './use-save';
import { useTicks, type Ticks } from './use-ticks';

const NAME_WIDTH_NARROW = 148;

/** The columns that can be had, and those that are shown; on a narrow screen what names the deal gives way. */
function useColumns(loaded: Loaded): {
  readonly all: readonly DealColumn[];
  readonly columns: readonly DealColumn[];
  readonly heldCount: number;
} {
  const choices = useChoices();
  const isNarrow = useIsNarrow();
  const { dataset, admissions, icpVersion } = loaded;
  const all = useMemo(() => dealColumns(dataset, mappedFields(admissions), icpVersion !== null), [dataset, admissions, icpVersion]);
  return useMemo(() => {
    const [first, ...rest] = shownColumns(all, choices);
    const pinned = rest.filter((column) => choices.pinned.includes(keptAs(column))).length;
    const naming = first === undefined ? [] : [isNarrow ? { ...first, width: NAME_WIDTH_NARROW } : first];
    return { all, columns: [...naming, ...rest], heldCount: isNarrow ? 1 : 1 + pinned };
  }, [all, choices, isNarrow]);
}

/** What ticked deals come to; null while none is. */
function useTickedText({ ticked, version }: Ticks, loaded: Loaded): string | null {
  const { aboutDeals } = useSession();
  const { data } = useQuery({
    queryKey: ['deal-money', loaded.dataset.fingerprint, version],
    queryFn: () => aboutDeals({ kind: 'money', deals: Int32Array.from(ticked) }),
    enabled: ticked.size > 0,
    placeholderData: (previous) => previous,
    gcTime: 0,
  });
  return ticked.size === 0 || data === undefined ? null : tickedText(data.money, loaded.dataset);
}

/** What is ticked, and what can be done with it. */
function Foot({ ticks, loaded, save }: { readonly ticks: Ticks; readonly loaded: Loaded; save(): void }) {
  const says = useTickedText(ticks, loaded);
  return (
    <div className="deals-foot">
      <output>{says ?? 'Tick deals to see what they add up to.'}</output>
      {ticks.ticked.size === 0 ? null : (
        <>
          <button type="button" className="button" onClick={save}>
            Save the ticked rows as CSV
          </button>
          <button type="button" className="button" onClick={ticks.untick}>
            Untick all
          </button>
        </>
      )}
    </div>
  );
}

type HeadProps = {
  readonly loaded: Loaded;
  readonly question: Question;
  readonly totals: readonly DealTotal[];
  readonly ofEveryClass: number | null;
  ask(question: Question): void;
};

/** The sentence of the list, and what it leaves out. */
function Head({ loaded, question, totals, ofEveryClass, ask }: HeadProps) {
  const list = listOf(question);
  const listed = listedDeals(totals, list.outcome, loaded.dataset);
  const leftOut = ofEveryClass === null ? null : leftOutText(listed.deals, ofEveryClass);
  return (
    <>
      <SentenceText sentence={dealsSentence(listed)} className="sentence" />
      {leftOut === null ? null : (
        <p className="quiet">
          {leftOut}{' '}
          <button type="button" className="link" onClick={() => ask({ ...question, deals: { ...list, isEveryClass: true } })}>
            List deals of every class
          </button>
        </p>
      )}
      {list.isEveryClass ? (
        <p className="quiet">
          Deals of every class are listed.{' '}
          <button type="button" className="link" onClick={() => ask({ ...question, deals: { ...list, isEveryClass: false } })}>
            List those that the numbers read
          </button>
        </p>
      ) : null}
    </>
  );
}

type GridProps = Pick<
  ComponentProps<typeof DealsGrid>,
  'ref' | 'deals' | 'columns' | 'heldCount' | 'loaded' | 'isUpdating' | 'reader' | 'open' | 'menu'
> & { readonly ticks: Ticks; readonly question: Question; readonly height: number; ask(question: Question): void };

/** The grid, sorted by the question. */
function SortedGrid({ ticks, question, ask, ...props }: GridProps) {
  const announce = useAnnounce();
  const list = listOf(question);
  const tooLong = tooLongText(mostRows(props.height), props.deals.length);
  const sort = (column: DealColumn): void => {
    const next = sortedBy(list, column);
    ask({ ...question, deals: next });
    announce(orderSaid(next, column));
  };
  const { ticked, tick, tickAll } = ticks;
  return (
    <>
      {tooLong === null ? null : <p className="band">{tooLong}</p>}
      <DealsGrid {...props} label={listSaid(props.deals.length)} list={list} ticked={ticked} tick={tick} tickAll={tickAll} sort={sort} />
      <DealsPaper deals={props.deals} columns={props.columns} reader={props.reader} loaded={props.loaded} />
    </>
  );
}

/** The list of deals: its sentence, what narrows it, and the grid with the card of a deal. */
export function DealsList({ loaded }: { readonly loaded: Loaded }) {
  const { question, ask } = useQuestion();
  const [quick, setQuick] = useState<readonly QuickFilter[]>([]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const grid = useRef<GridHandle>(null);
  const { density, numbers, dates } = usePreferences();
  const { all, columns, heldCount } = useColumns(loaded);
  const list = listOf(question);
  const answer = useList({ question, loaded, columns: all, quick });
  const { deals, totals, isUpdating } = answer;
  const reasons = useReasons(
    loaded,
    columns.some(({ id }) => id === 'reasons'),
  );
  const reader = useMemo((): CellReader => ({ dataset: loaded.dataset, reasons }), [loaded.dataset, reasons]);
  const ticks = useTicks(deals);
  const open = useCallback((deal: number) => setOpened({ kind: 'deal', deal }), []);
  const save = useSave({ columns, all, reader, question, loaded, quick }, deals);
  const close = (): void => {
    setOpened(null);
    grid.current?.focus();
  };
  if (answer.failure !== null) return <Failed says={answer.failure} retry={answer.retry} />;
  if (deals === null || totals === null) return <Skeleton label="The deals are being listed" />;
  const given = { question, loaded, quick, ask };
  return (
    <div className="deals">
      <Head {...given} totals={totals} ofEveryClass={answer.ofEveryClass} />
      <output className="hidden">{isUpdating ? '' : listSaid(deals.length)}</output>
      <Toolbar {...given} totals={totals} all={all} columns={columns} isEmpty={deals.length === 0} save={() => save(deals)} />
      <QuickChips quick={quick} columns={all} loaded={loaded} remove={(filter) => setQuick(quick.filter((each) => each !== filter))} />
      {deals.length === 0 && !isUpdating ? (
        <NothingMatches {...given} clearQuick={() => setQuick([])} />
      ) : (
        <SortedGrid
          {...{ deals, columns, heldCount, reader, loaded, isUpdating, open, ticks, question, ask }}
          key={`${numbers} ${dates}`}
          ref={grid}
          height={rowHeight(density)}
          menu={(column, near) => setOpened({ kind: 'column', column, near })}
        />
      )}
      <Foot ticks={ticks} loaded={loaded} save={() => save(deals.filter((deal) => ticks.ticked.has(deal)))} />
      <AboveList
        {...given}
        opened={opened}
        list={list}
        columns={columns}
        narrow={(filter) => setQuick(withQuick(quick, filter))}
        close={close}
      />
    </div>
  );
}
