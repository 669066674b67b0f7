/**
 * After a deploy an open tab asks for chunks that are gone (the server then answers its page instead): the tab loads
 * itself anew, once, and not in a circle where something else is wrong.
 */
const mark = 'crossdock-reloaded';
const circleMs = 30_000;

export function reloadOnceForNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const before = Number(sessionStorage.getItem(mark) ?? 0);
    if (Date.now() - before < circleMs) return;
    event.preventDefault();
    sessionStorage.setItem(mark, String(Date.now()));
    location.reload();
  });
}
