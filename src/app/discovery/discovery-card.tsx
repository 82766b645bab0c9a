import { useMemo, useRef, useState, type ReactNode } from 'react';
import { discoveryHeight, discoveryOption } from '../../charts/discovery-dots';
import { OBJECTIVES, type Discovery } from '../../core/discovery';
import { isMetricId } from '../../core/metrics';
import type { Home } from '../../core/model';
import { discoveryView, type DiscoveryView } from '../../views/discovery';
import type { CandidateView } from '../../views/discovery-candidate';
import { attributesToSearch, firstSearch, shownText, type SearchChosen } from '../../views/discovery-choices';
import { discoveryWords, type DiscoveryWords } from '../../views/discovery-names';
import { nothingSaid } from '../../views/discovery-nothing';
import { plain } from '../../wording';
import { Card } from '../parts/card';
import { Drawing } from '../parts/drawing';
import type { Loaded } from '../session';
import { useDiscovery, type DiscoveryAnswer, type Searched } from '../use-discovery';
import { Candidates } from './candidates';
import styles from './discovery.module.css';
import { SearchChoices } from './search-choices';
import { SearchProgress } from './searching';

/** What is done with a candidate, beside what the search says of it. */
type Act = (candidate: CandidateView, discovery: Discovery, words: DiscoveryWords) => ReactNode;

type DiscoveryProps = {
  readonly loaded: Loaded;
  /** The name of the card, and of the place that a search is kept by. */
  readonly name: string;
  readonly question: string;
  /** The number that the page is about: it is searched for first where it can be. */
  readonly metric: string;
  /** Whose attributes are searched. */
  readonly homes: ReadonlySet<Home>;
  /** Stands above the candidates. */
  readonly lead?: ReactNode;
  readonly act: Act;
};

function Keys() {
  return (
    // Pictures that are taken along find what their marks mean by the end of this name; there each mark is a box.
    <ul className={`${styles['keys'] ?? ''} discovery-keys`}>
      <li>
        <span className={`${styles['key'] ?? ''} ${styles['found'] ?? ''}`} aria-hidden="true" />
        square: found on older accounts
      </li>
      <li>
        <span className={`${styles['key'] ?? ''} ${styles['held'] ?? ''}`} aria-hidden="true" />
        filled dot: confirmed on newer ones, with its 95% interval
      </li>
      <li>
        <span className={`${styles['key'] ?? ''} ${styles['open'] ?? ''}`} aria-hidden="true" />
        hollow dot: not confirmed there
      </li>
      <li>
        <span className={`${styles['key'] ?? ''} ${styles['chance'] ?? ''}`} aria-hidden="true" />
        diamond: what chance alone gives
      </li>
    </ul>
  );
}

function Picture({ view }: { readonly view: DiscoveryView }) {
  if (view.picture === null) return null;
  return (
    <>
      <Keys />
      <Drawing view={view.picture} draw={discoveryOption} label={plain(view.sentence)} height={discoveryHeight(view.picture)} />
    </>
  );
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => <p key={text}>{text}</p>);
}

type FoundView = { readonly view: DiscoveryView; readonly words: DiscoveryWords; readonly discovery: Discovery };

function useFound(searched: Searched | null, { dataset }: Loaded): FoundView | null {
  return useMemo(() => {
    if (searched === null || searched.discovery === null) return null;
    const words = discoveryWords(searched.discovery, OBJECTIVES[searched.chosen.objective], dataset.currency);
    return { view: discoveryView(searched.discovery, words), words, discovery: searched.discovery };
  }, [searched, dataset]);
}

const NOTHING = { sentence: null, table: null, foot: [] };
const metricsOf = ({ objective }: SearchChosen) => (isMetricId(objective) ? [objective] : []);

/** How a search that was asked for stands: under work, failed, or why there was nothing to search. */
function State({ searching, cancel }: Pick<DiscoveryAnswer, 'searching' | 'cancel'>) {
  switch (searching.kind) {
    case 'idle':
      return null;
    case 'working':
      return <SearchProgress searching={searching} cancel={cancel} />;
    case 'failed':
      return <p role="alert">{searching.says}</p>;
    case 'done': {
      const { none, chosen } = searching.searched;
      return none === null ? null : <Texts texts={nothingSaid(none, OBJECTIVES[chosen.objective])} />;
    }
  }
}

function Found({ found: { view, words, discovery }, lead, act }: Pick<DiscoveryProps, 'lead' | 'act'> & { readonly found: FoundView }) {
  return (
    <>
      <Texts texts={view.leftOut} />
      {view.covering === null ? null : <p>{view.covering}</p>}
      {lead}
      <Candidates candidates={view.candidates} rows={words.rows} act={(each) => act(each, discovery, words)} />
    </>
  );
}

/** A search of combinations on demand: what was found, whether it held on what the search had not seen, and what chance gives. */
export function DiscoveryCard({ loaded, name, question, metric, homes, lead, act }: DiscoveryProps) {
  const attributes = useMemo(() => attributesToSearch(loaded.dataset, homes), [loaded, homes]);
  const ids = useMemo(() => attributes.map(({ id }) => id), [attributes]);
  const { searching, start, cancel } = useDiscovery(name, loaded, ids);
  const searched = searching.kind === 'done' ? searching.searched : null;
  const [chosen, choose] = useState(searched?.chosen ?? firstSearch(metric));
  const found = useFound(searched, loaded);
  const searchButton = useRef<HTMLButtonElement>(null);
  // Where the way to stop was, nothing is left to have the focus.
  const stop = (): void => {
    cancel();
    searchButton.current?.focus();
  };
  const { sentence, table, foot } = found?.view ?? NOTHING;
  return (
    <div className={styles['section']}>
      <Card
        {...{ name, question, sentence, table, foot }}
        level={2}
        metrics={metricsOf(searched?.chosen ?? chosen)}
        evidence={[]}
        lead={
          <div className={styles['choices']} aria-busy={searching.kind === 'working'}>
            <SearchChoices {...{ chosen, attributes, searchButton, choose }} search={() => start(chosen)} />
            <State searching={searching} cancel={stop} />
            {searched === null || searched.chosen === chosen ? null : <p className={styles['hint']}>{shownText(searched.chosen)}</p>}
            <output className="hidden">{sentence === null ? '' : plain(sentence)}</output>
          </div>
        }
      >
        {found === null ? null : <Picture view={found.view} />}
      </Card>
      {found === null ? null : <Found found={found} lead={lead} act={act} />}
    </div>
  );
}
