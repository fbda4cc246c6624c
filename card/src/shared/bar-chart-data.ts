/** One colour of the bars; `values` has one number for each bar. */
export interface Series {
  label: string;
  /** A colour as CSS writes it, custom properties included. */
  color: string;
  values: readonly number[];
}

const LABEL_WIDTH = 56;
const STEPS = [1, 2, 3, 4, 6, 7, 8, 12, 14, 24];

/** Return how many bars share a label, so that none runs into the next. */
export function labelStep(bars: number, width: number): number {
  const room = Math.max(1, Math.floor(width / LABEL_WIDTH));
  return STEPS.find((step) => bars / step <= room) ?? bars;
}

/** A scale that is never lower than this keeps a single call from looking like a rush. */
const LOWEST_TOP = 4;
const MOST_LINES = 4;

/** Return where a scale for bars ends: at a round number that none of them exceeds. */
export function scaleTop(highestBar: number): number {
  const top = Math.max(highestBar, LOWEST_TOP);
  const unit = 10 ** Math.floor(Math.log10(top / MOST_LINES));
  const step = unit * ([1, 2, 5].find((factor) => factor * unit * MOST_LINES >= top) ?? 10);
  return Math.ceil(top / step) * step;
}

/** Return how high the highest bar is. */
export function highest(series: readonly Series[]): number {
  const bars = series[0]?.values.length ?? 0;
  return Math.max(
    0,
    ...Array.from({ length: bars }, (_, bar) =>
      series.reduce((sum, { values }) => sum + (values[bar] ?? 0), 0),
    ),
  );
}
