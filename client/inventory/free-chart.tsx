/** Free units over time as steps. Loaded after the page's first data. */
import type { JSX } from 'solid-js';
import uPlot from 'uplot';
import Plot, { type PlotLook } from '../ui/plot.tsx';

const look = (colour: (name: string) => string): PlotLook => {
  const axis = {
    stroke: colour('--quiet'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    scales: {
      y: {
        range: (_, min, max) => [
          Math.min(0, Math.floor(min)),
          Math.max(4, Math.ceil(Math.max(0, max) * 1.1)),
        ],
      },
    },
    axes: [
      { ...axis, grid: { show: false } },
      { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000] },
    ],
    series: [
      {},
      {
        label: 'Free',
        stroke: colour('--accent'),
        fill: colour('--accent-soft'),
        width: 2,
        points: { show: false },
        ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
      },
    ],
  };
};

export default function FreeChart(props: {
  steps: [at: number[], free: number[]];
  label: string;
}): JSX.Element {
  return <Plot points={props.steps} label={props.label} look={look} />;
}
