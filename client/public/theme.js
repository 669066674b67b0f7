// Puts the chosen theme on the page before its first paint. Without a choice the system's is followed.
try {
  const chosen = localStorage.getItem('crossdock-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the system's theme it is.
}
