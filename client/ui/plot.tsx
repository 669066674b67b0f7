/** A chart by uPlot in the theme's colours, drawn anew when the theme or the width changes. Load it after first data. */
import { createEffect, type JSX, onCleanup, onMount } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

const height = 220;

/** A variable of style.css as the browser resolves it: a canvas does not know light-dark(). */
function resolved(name: string, element: HTMLElement): string {
  const probe = document.createElement('span');
  probe.style.color = getComputedStyle(element).getPropertyValue(name).trim();
  element.appendChild(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export type PlotLook = Pick<uPlot.Options, 'scales' | 'axes' | 'series'>;

/**
 * @param props `look` makes scales, axes and series of the theme's colours, by the name of their variable; `label` says
 * in a sentence what the picture shows, and where its numbers stand
 */
export default function Plot(props: {
  points: uPlot.AlignedData;
  label: string;
  look: (colour: (name: string) => string) => PlotLook;
}): JSX.Element {
  let holder: HTMLDivElement | undefined;
  let plot: uPlot | undefined;
  const draw = () => {
    const element = holder;
    if (!element) return;
    plot?.destroy();
    plot = new uPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        cursor: { show: false },
        ...props.look((name) => resolved(name, element)),
      },
      props.points,
      element,
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
  createEffect(() => plot?.setData(props.points));
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
