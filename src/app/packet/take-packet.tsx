import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Packet } from '../../views/packet';
import { Download, FileArchive, Printer } from '../icons';
import { Failed } from '../parts/failed';
import { useSession, type Loaded } from '../session';
import { Modal } from '../shell/modal';
import type { Overlay } from '../shell/use-overlay';
import { PacketPages } from './packet-pages';
import { savePacket } from './save-packet';
import { stampedWith } from './stamp';
import { messageOf, usePacket } from './use-packet';

/** How a packet is taken along. */
type PacketForm = 'slides' | 'paper' | 'tables';

type PacketOverlay = Extract<Overlay, `packet${string}`>;
const FORMS: Readonly<Record<PacketOverlay, PacketForm>> = { packetSlides: 'slides', packetPaper: 'paper', packetTables: 'tables' };

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
  const { packet, isWhole, step, failure, retry, loaded } = usePacket(now);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (packet === null || !isWhole)
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
