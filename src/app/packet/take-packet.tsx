import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Packet } from '../../views/packet';
import { useCubes } from '../cubes';
import { Download, FileArchive, Printer } from '../icons';
import { Failed } from '../parts/failed';
import { useSession, type Loaded } from '../session';
import { Modal } from '../shell/modal';
import type { Overlay } from '../shell/use-overlay';
import { useQuestion } from '../use-question';
import { StudyContext } from '../use-studied';
import { gatherPacket } from './gather-packet';
import { PacketPages } from './packet-pages';
import { savePacket } from './save-packet';
import { stampedWith } from './stamp';

/** How a packet is taken along. */
type PacketForm = 'slides' | 'paper' | 'tables';

type PacketOverlay = Extract<Overlay, `packet${string}`>;
const FORMS: Readonly<Record<PacketOverlay, PacketForm>> = { packetSlides: 'slides', packetPaper: 'paper', packetTables: 'tables' };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

/** The packet of what was loaded when it was asked for, and how far it is. */
function usePacket(loaded: Loaded) {
  const { question } = useQuestion();
  const [client, cubes, study, { accountColumns }] = [useQueryClient(), useCubes(), useContext(StudyContext), useSession()];
  const [given] = useState({ loaded, question, client, cubes, study, accountColumns });
  const [tries, setTries] = useState(0);
  const [step, says] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [packet, setPacket] = useState<Packet | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    gatherPacket({ ...given, signal, says }, given.loaded, given.question).then(
      (gathered) => (signal.aborted ? undefined : setPacket(gathered)),
      (error: unknown) =>
        signal.aborted ? undefined : setFailure(`The packet could not be put together: ${messageOf(error)}. Nothing was lost.`),
    );
    return () => stop.abort();
  }, [given, tries]);
  const retry = (): void => {
    setFailure(null);
    setTries(tries + 1);
  };
  return { packet, step, failure, retry, loaded: given.loaded };
}

type TakeProps = { readonly packet: Packet; readonly loaded: Loaded; readonly first: PacketForm };

const BEGUN: Readonly<Record<PacketForm, string>> = {
  slides: 'The slides are being written…',
  paper: '',
  tables: 'The tables are being written…',
};

/** Takes a packet along in one form or the other, at first as it was asked for, and writes down that it was taken. */
function useTaking({ packet, loaded, first }: TakeProps) {
  const session = useSession();
  const [said, say] = useState(BEGUN[first]);
  const stamp = (): void => {
    const stamped = stampedWith(loaded, session.defining ?? session.loaded?.definitions ?? loaded.definitions);
    if (stamped !== null) session.define(stamped);
  };
  const save = (form: 'slides' | 'tables'): void =>
    void savePacket(form, packet, loaded).then(
      (file) => {
        stamp();
        say(`Saved ${file}.`);
      },
      (error: unknown) => say(`The file could not be written: ${messageOf(error)}. Nothing was lost.`),
    );
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || first === 'paper') return;
    begun.current = true;
    save(first);
  });
  const take = (form: PacketForm): void => {
    say(BEGUN[form]);
    if (form !== 'paper') return save(form);
    stamp();
    window.print();
    return undefined;
  };
  return { said, take };
}

function Taking(props: TakeProps) {
  const { said, take } = useTaking(props);
  const { packet } = props;
  return (
    <>
      <p className="take-packet-acts">
        <button type="button" className="button" onClick={() => take('slides')}>
          <Download size={16} aria-hidden="true" />
          Slides (PPTX)
        </button>
        <button type="button" className="button" onClick={() => take('paper')}>
          <Printer size={16} aria-hidden="true" />
          Print / PDF
        </button>
        <button type="button" className="button" onClick={() => take('tables')}>
          <FileArchive size={16} aria-hidden="true" />
          Tables (CSV)
        </button>
      </p>
      <output className="take-packet-said">{said}</output>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className="packet-preview" aria-label="What is taken" tabIndex={0}>
        <PacketPages packet={packet} />
      </section>
      {createPortal(
        <div className="packet-print">
          <PacketPages packet={packet} />
        </div>,
        document.body,
      )}
    </>
  );
}

function Gathered({ first, loaded: now }: { readonly first: PacketForm; readonly loaded: Loaded }) {
  const { packet, step, failure, retry, loaded } = usePacket(now);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (packet === null)
    return (
      <p aria-busy="true">
        <output>{step === '' ? 'The packet is being put together' : step}…</output>
      </p>
    );
  return <Taking packet={packet} loaded={loaded} first={first} />;
}

/** Puts the packet of the meeting together, takes it along as it was asked for, and shows what was taken. */
export function TakePacket({ overlay, close }: { readonly overlay: PacketOverlay; close(): void }) {
  const { loaded } = useSession();
  return (
    <Modal title="Take the packet" className="take-packet" close={close}>
      {loaded === null ? <p>Nothing is loaded: there is no packet to take.</p> : <Gathered first={FORMS[overlay]} loaded={loaded} />}
    </Modal>
  );
}
