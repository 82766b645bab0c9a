import './sample-badge.css';

/** Marks that what is shown is a sample, and leaves it: the bare address brings back what is kept, or nothing. */
export function SampleBadge() {
  return (
    <p className="sample-badge">
      <span className="badge">Sample data</span>
      <a href="./#/council">Leave the sample</a>
    </p>
  );
}
