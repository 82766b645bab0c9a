import { useLayoutEffect, useRef } from 'react';
import type { MetricId } from '../../core/metrics';
import type { Cited } from '../../views/cited';
import type { Table } from '../../views/table';
import type { TargetFile } from '../../views/target-file';
import { plain, type Sentence } from '../../wording';
import { Code, Copy, Download, Ellipsis, Gavel, Image, Info, Link, Rows3 } from '../icons';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import { useAnnounce } from './announcer';
import { copyLink, copyPicture } from './copy';
import { useOpenEvidence } from './evidence-opener';
import type { Drawings, Figures } from './figures';
import { Item } from './menu';
import { hasNumbers, usePageCard, type CardContent } from './page-cards';
import { Popover } from './popover';
import type { Asked } from './take-card';

type Props = {
  readonly name: string;
  readonly question: string;
  readonly evidence: readonly Cited[];
  readonly sentence?: Sentence | null;
  readonly foot?: readonly string[];
  readonly metrics?: readonly MetricId[];
  readonly table?: Table | null;
  readonly target?: TargetFile | null;
  /** The drawings of the card; none where it is a table alone. */
  readonly figures?: Figures;
};

const NO_DRAWINGS = (): Drawings => ({ figures: [], keys: [] });
const wordsOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

function contentOf({
  name,
  question,
  evidence,
  sentence = null,
  foot = [],
  metrics = [],
  table = null,
  target = null,
  figures,
}: Props): CardContent {
  return {
    name,
    question,
    sentence: sentence === null ? null : plain(sentence),
    foot,
    metrics,
    evidence,
    table,
    target,
    drawings: figures?.take ?? NO_DRAWINGS,
  };
}

type Taking = { readonly card: CardContent; readonly asked: Asked };

function PictureItems({ card, asked }: Taking) {
  const announce = useAnnounce();
  const save = (how: 'savePng' | 'saveSvg'): void => {
    import('./take-card')
      .then((take) => take[how](card, asked))
      .then(
        (file) => announce(`Saved ${file}.`),
        (failure: unknown) => announce(`The picture could not be saved: ${wordsOf(failure)}.`),
      );
  };
  return (
    <>
      <Item act={() => void copyPicture(card, asked).then(announce)}>
        <Copy size={16} aria-hidden="true" />
        Copy as image
      </Item>
      <Item act={() => save('savePng')}>
        <Image size={16} aria-hidden="true" />
        Download PNG
      </Item>
      <Item act={() => save('saveSvg')}>
        <Image size={16} aria-hidden="true" />
        Download SVG
      </Item>
    </>
  );
}

function CsvItem({ card, asked }: Taking) {
  const announce = useAnnounce();
  const save = (): void => {
    import('./take-card')
      .then(({ saveCsv }) => saveCsv(card, asked))
      .then(
        (file) => announce(`Saved ${file}.`),
        (failure: unknown) => announce(`The numbers could not be saved: ${wordsOf(failure)}.`),
      );
  };
  return (
    <Item act={save}>
      <Download size={16} aria-hidden="true" />
      Download CSV
    </Item>
  );
}

function EvidenceItems({ hasEvidence }: { readonly hasEvidence: boolean }) {
  const open = useOpenEvidence();
  return (
    <>
      <Item act={() => open?.(null, 'definition')}>
        <Info size={16} aria-hidden="true" />
        What is this?
      </Item>
      {hasEvidence ? (
        <>
          <Item act={() => open?.(null, 'sql')}>
            <Code size={16} aria-hidden="true" />
            Show SQL
          </Item>
          <Item act={() => open?.(null, 'rows')}>
            <Rows3 size={16} aria-hidden="true" />
            See the rows
          </Item>
        </>
      ) : null}
    </>
  );
}

function RecordItem({ card, asked: { loaded, question } }: Taking) {
  const announce = useAnnounce();
  const begin = (): void => {
    import('../recording/begin').then(
      ({ recordFromCard }) => recordFromCard({ card, loaded, question }),
      (failure: unknown) => announce(`The form could not be fetched: ${wordsOf(failure)}.`),
    );
  };
  return (
    <Item act={begin}>
      <Gavel size={16} aria-hidden="true" />
      Record a decision
    </Item>
  );
}

/** Fetched and asked only when the menu is open: whether the card draws anything is known by then. */
function Items({ card, figures }: { readonly card: CardContent; readonly figures: Figures | undefined }) {
  const { loaded } = useSession();
  const { question } = useQuestion();
  const announce = useAnnounce();
  const taking = loaded === null ? null : { card, asked: { loaded, question } };
  return (
    <ul className="menu">
      <EvidenceItems hasEvidence={card.evidence.length > 0} />
      {taking === null ? null : <RecordItem {...taking} />}
      <Item act={() => void copyLink().then(announce)}>
        <Link size={16} aria-hidden="true" />
        Copy link
      </Item>
      {taking !== null && figures?.any() === true ? <PictureItems {...taking} /> : null}
      {taking !== null && hasNumbers(card) ? <CsvItem {...taking} /> : null}
    </ul>
  );
}

/** What can be done with an answer, in the same order on every card; and the card's place among those of the page. */
export function CardMenu(props: Props) {
  const card = contentOf(props);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(card);
  useLayoutEffect(() => {
    latest.current = card;
  });
  usePageCard(place, latest);
  return (
    <div ref={place}>
      <Popover className="icon-button" align="end" says={`More on: ${props.question}`} label={<Ellipsis size={18} aria-hidden="true" />}>
        <Items card={card} figures={props.figures} />
      </Popover>
    </div>
  );
}
