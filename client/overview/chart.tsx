/** Pushes per hour as bars, by uPlot. Loaded after the page's first data; drawn anew when the theme or width changes. */
import { createEffect, type JSX, onCleanup, onMount } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PushesPerHour } from '../trpc.ts';

const height = 220;
const besideSeconds = 0.6 * 3600;

const colour = (name: string, element: HTMLElement): string =>
  getComputedStyle(element).getPropertyValue(name).trim();

/** A variable's colour as the browser resolves it: a canvas does not know light-dark(). */
function resolved(name: string, element: HTMLElement): string {
  const probe = document.createElement('span');
  probe.style.color = colour(name, element);
  element.appendChild(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export default function Chart(props: { read: PushesPerHour; label: string }): JSX.Element {
  let holder: HTMLDivElement | undefined;
  let plot: uPlot | undefined;
  const data = (): uPlot.AlignedData => [
    props.read.hours.map(({ at }) => at / 1000),
    props.read.hours.map(({ pushed }) => pushed),
    props.read.hours.map(({ failed }) => failed),
  ];
  const draw = () => {
    if (!holder) return;
    plot?.destroy();
    const ink = resolved('--quiet', holder);
    const line = resolved('--line', holder);
    const bars = (of: string, name: string, at: -1 | 1): uPlot.Series => ({
      label: name,
      stroke: resolved(of, holder as HTMLElement),
      fill: resolved(of, holder as HTMLElement),
      width: 0,
      points: { show: false },
      ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.42, 22], align: at }) }),
    });
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    plot = new uPlot(
      {
        width: holder.clientWidth,
        height,
        legend: { show: false },
        cursor: { show: false },
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
      },
      data(),
      holder,
    );
  };
  onMount(() => {
    draw();
    const width = new ResizeObserver(() => draw());
    const theme = new MutationObserver(() => draw());
    const system = matchMedia('(prefers-color-scheme: dark)');
    if (holder) width.observe(holder);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    system.addEventListener('change', draw);
    onCleanup(() => {
      width.disconnect();
      theme.disconnect();
      system.removeEventListener('change', draw);
      plot?.destroy();
    });
  });
  createEffect(() => plot?.setData(data()));
  return (
    <div
      ref={(element) => {
        holder = element;
      }}
      role="img"
      aria-label={props.label}
      class="min-h-[220px] w-full"
    />
  );
}
