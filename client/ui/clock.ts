/** One clock for every relative time on the page: a second's beat while somebody looks. */
import { createRoot, createSignal } from 'solid-js';

const [now, setNow] = createRoot(() => createSignal(Date.now()));

setInterval(() => {
  if (document.visibilityState === 'visible') setNow(Date.now());
}, 1000);

/** ms, renewed every second. */
export { now };
