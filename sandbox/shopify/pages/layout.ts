// The frame of every page of a sandbox store: name, navigation, the outcome of the last form.
import { html, type Markup } from './html.ts';
import type { Notice } from './notices.ts';

export type Frame = {
  storeName: string;
  /** 'mug-street.myshopify.com' */
  shop: string;
  /** '/admin/orders' */
  path: string;
  notice: Notice | undefined;
  dashboardUrl: string | undefined;
};

const places: [string, string][] = [
  ['/admin', 'Home'],
  ['/admin/orders', 'Orders'],
  ['/admin/products', 'Products and stock'],
  ['/admin/locations', 'Locations'],
  ['/admin/outbox', 'Outbox'],
  ['/admin/webhooks', 'Webhooks'],
  ['/admin/subscriptions', 'Subscriptions'],
];

const isAt = (path: string, place: string) =>
  place === '/admin' ? path === place : path.startsWith(place);

/** @returns a whole page titled `title` */
export function layout(frame: Frame, title: string, body: Markup): string {
  const { storeName, shop, path, notice, dashboardUrl } = frame;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${storeName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/admin/style.css">
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="bar"><div>
<strong>${storeName}</strong> <span class="quiet small">sandbox store</span>
<nav aria-label="Store">${places.map(
    ([place, name]) =>
      html`<a href="${place}"${isAt(path, place) && html` aria-current="page"`}>${name}</a>`,
  )}${dashboardUrl !== undefined && html`<a href="${dashboardUrl}">Crossdock</a>`}</nav>
</div></header>
<main id="main">
${notice && html`<p class="notice ${notice.kind}" role="status">${notice.text}</p>`}
<h1>${title}</h1>
${body}
</main>
<footer class="quiet small">${shop} · a stand-in for a Shopify store, on this machine only</footer>
</body>
</html>
`.markup;
}
