/**
 * After a deploy an open tab asks for chunks that are gone (the server then answers its page instead): the tab loads
 * itself anew, once, and only where the server answers: without a connection the dashboard that is open stays.
 */
const mark = 'crossdock-reloaded';
const circleMs = 30_000;

export function reloadOnceForNewVersion(): void {
  window.addEventListener('vite:preloadError', () => void reloadWhereThere());
}

async function reloadWhereThere(): Promise<void> {
  const before = Number(sessionStorage.getItem(mark) ?? 0);
  if (Date.now() - before < circleMs || !(await answers())) return;
  sessionStorage.setItem(mark, String(Date.now()));
  location.reload();
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
