/** Fixed-height blocks in the place of a first answer; the style sheet shows them only after 200 ms. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="skeleton" aria-busy="true">
      <output className="hidden">{label}</output>
      <div className="skeleton-line" />
      <div className="skeleton-row">
        <div />
        <div />
      </div>
      <div className="skeleton-block" />
    </div>
  );
}
