/** Pushes per hour as bars. Loaded after the page's first data. */
import type { JSX } from 'solid-js';
import uPlot from 'uplot';
import type { PushesPerHour } from '../trpc.ts';
import Plot, { type PlotLook } from '../ui/plot.tsx';

const besideSeconds = 0.6 * 3600;

const look = (colour: (name: string) => string): PlotLook => {
  const bars = (of: string, name: string, at: -1 | 1): uPlot.Series => ({
    label: name,
    stroke: colour(of),
    fill: colour(of),
    width: 0,
    points: { show: false },
    ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.42, 22], align: at }) }),
  });
  const axis = {
    stroke: colour('--quiet'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    scales: {
      // Room for the bars beside the first and the last hour.
      x: { range: (_, min, max) => [min - besideSeconds, max + besideSeconds] },
      y: { range: (_, __, max) => [0, Math.max(4, Math.ceil(max * 1.1))] },
    },
    axes: [
      { ...axis, grid: { show: false } },
      { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000] },
    ],
    series: [{}, bars('--accent', 'Pushed', 1), bars('--bad', 'Failed', -1)],
  };
};

export default function Chart(props: { read: PushesPerHour; label: string }): JSX.Element {
  const points = (): uPlot.AlignedData => [
    props.read.hours.map(({ at }) => at / 1000),
    props.read.hours.map(({ pushed }) => pushed),
    props.read.hours.map(({ failed }) => failed),
  ];
  return <Plot points={points()} label={props.label} look={look} />;
}
