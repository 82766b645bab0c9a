import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';

const CloseContext = createContext<() => void>(() => undefined);

/** Closes the panel around a component and gives the focus back to its button. */
export const useClosePopover = (): (() => void) => useContext(CloseContext);

type Props = {
  readonly label: ReactNode;
  /** What a screen reader says for the button, where its label is not enough. */
  readonly says?: string;
  readonly className: string;
  readonly align?: 'start' | 'end';
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
};

/** So near to the edge of the window a panel may come, in pixels. */
const EDGE = 8;

/** Keeps a panel between the edges of the window, also when what it holds comes later and is wider. */
function useInside(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useLayoutEffect(() => {
    const element = panel.current;
    if (!isOpen || element === null) return undefined;
    const place = (): void => {
      element.style.translate = '0';
      const { left, right } = element.getBoundingClientRect();
      const most = document.documentElement.clientWidth - EDGE;
      element.style.translate = `${left < EDGE ? EDGE - left : Math.min(0, most - right)}px 0`;
    };
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => observer.disconnect();
  }, [panel, isOpen]);
}

/** A button that opens a panel. Esc and a click outside close it; the focus goes into it and comes back. */
export function Popover({ label, says, className, align = 'start', onKeyDown, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useInside(panel, isOpen);
  useEffect(() => {
    if (!isOpen) return undefined;
    panel.current?.querySelector<HTMLElement>('select, input, button, a')?.focus();
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', escape);
    };
  }, [isOpen, close]);
  return (
    <div className="popover" ref={whole}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={says}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? (
        <div className={`panel panel-${align}`} id={id} ref={panel}>
          <CloseContext value={close}>{children}</CloseContext>
        </div>
      ) : null}
    </div>
  );
}
