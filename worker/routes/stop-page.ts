/** The page a stop link opens: plain, without scripts, and readable wherever a mail program shows it. */
import { html } from 'hono/html';

export type StopPage = {
  /** HTTP status */
  status: number;
  title: string;
  says: string;
  /** What the button says that stops it; a page without one has nothing to stop. */
  button?: string | undefined;
  /** Where people sign in to change it themselves. */
  settingsUrl: string;
};

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2rem 1rem; }
main { max-width: 32rem; margin: 0 auto; }
h1 { font-size: 1.25rem; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 0 1.25rem; }`;

/** The button asks the page's own address once more, by POST: the token in it is all the proof there is. */
export async function stopPage({
  status,
  title,
  says,
  button,
  settingsUrl,
}: StopPage): Promise<Response> {
  const nonce = crypto.randomUUID();
  const form = button
    ? html`<form method="post"><button type="submit">${button}</button></form>`
    : '';
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Crossdock</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${says}</p>
${form}
<p><a href="${settingsUrl}">Notification settings</a></p>
</main>
</body>
</html>
`;
  return new Response(page.toString(), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  });
}
