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
