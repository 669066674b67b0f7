/** Light, dark, or as the system has it. Remembered on this device; public/theme.js applies it before the first paint. */
import { createSignal, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import SystemIcon from '~icons/lucide/monitor';
import DarkIcon from '~icons/lucide/moon';
import LightIcon from '~icons/lucide/sun';

type Theme = 'system' | 'light' | 'dark';

const themes = ['system', 'light', 'dark'] as const;
const icons = { system: SystemIcon, light: LightIcon, dark: DarkIcon };
const names = { system: 'as the system', light: 'light', dark: 'dark' };

const shown = (): Theme => {
  const set = document.documentElement.dataset.theme;
  return set === 'light' || set === 'dark' ? set : 'system';
};

export function ThemeToggle(): JSX.Element {
  const [theme, setTheme] = createSignal(shown());
  const next = () => themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'system';
  const turn = () => {
    const to = next();
    setTheme(to);
    if (to === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = to;
    try {
      localStorage.setItem('crossdock-theme', to);
    } catch {
      // Without storage the choice lasts as long as this page.
    }
  };
  return (
    <button
      type="button"
      class="grid size-8 place-items-center rounded-lg hover:bg-sunken"
      aria-label={`Theme: ${names[theme()]}. Change to ${names[next()]}.`}
      title={`Theme: ${names[theme()]}`}
      onClick={turn}
    >
      <Dynamic component={icons[theme()]} class="size-[1.1rem]" aria-hidden="true" />
    </button>
  );
}
