import { useId, type ReactNode, type Ref } from 'react';

/** A part of the page under a question as its heading, which can be given the focus. */
export function PageSection({
  heading,
  headingRef,
  className,
  children,
}: {
  readonly heading: string;
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} ref={headingRef} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
