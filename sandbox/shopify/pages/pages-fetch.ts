// The admin page of one store: routes a browser's request to a page or a form, and keeps foreign pages out.
import { readFileSync } from 'node:fs';
import { homePage } from './home-page.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { locationPosts, locationsPage } from './locations-page.ts';
import { newOrderPage, placeOrderForm } from './new-order-page.ts';
import { orderForms } from './order-forms.ts';
import { orderPage } from './order-page.ts';
import { ordersPage } from './orders-page.ts';
import { outboxPage } from './outbox-page.ts';
import type { FormResult, Page, PageContext } from './page-context.ts';
import { productsPage, setStockForm } from './products-page.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { variantPosts } from './variant-forms.ts';
import { subscriptionsPage, webhooksPage } from './webhooks-page.ts';

const longestForm = 100_000;
const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

const pages: Record<string, (context: PageContext) => Page> = {
  '/admin': homePage,
  '/admin/locations': locationsPage,
  '/admin/orders': ordersPage,
  '/admin/orders/new': (context) => newOrderPage(context),
  '/admin/products': productsPage,
  '/admin/outbox': outboxPage,
  '/admin/webhooks': webhooksPage,
  '/admin/subscriptions': subscriptionsPage,
};

const forms: Record<string, (context: PageContext, form: URLSearchParams) => FormResult | Page> = {
  ...locationPosts,
  ...variantPosts,
  '/admin/stock': setStockForm,
  '/admin/orders': placeOrderForm,
};

const gone: Page = {
  title: 'No such page',
  status: 404,
  body: html`<p>There is nothing at this address. <a href="/admin">Start from the first page.</a></p>`,
};

/**
 * Answers for everything outside `/admin/api`.
 * @param request a form is `application/x-www-form-urlencoded`; a page from another address is refused with 403
 * @returns HTML; a form that worked or was refused is a redirect to the page that says so
 */
export async function pagesFetch(context: PageContext, request: Request): Promise<Response> {
  const foreign = refuseForeign(request, context.baseUrl);
  if (foreign !== null) return text(403, `${foreign}\n`);
  const url = new URL(request.url);
  const path = url.pathname.replace(/(.)\/$/, '$1');
  if (path === '/') return redirect('/admin');
  if (path === '/admin/style.css') return text(200, style, 'text/css');
  if (request.method === 'GET' || request.method === 'HEAD')
    return pageAt(context, url, path, pages[path]?.(context) ?? orderPage(context, path) ?? gone);
  if (request.method !== 'POST') return text(405, 'Use GET or POST.\n');
  const written = await request.text();
  if (written.length > longestForm)
    return text(413, 'The form is longer than 100,000 characters.\n');
  const form = new URLSearchParams(written);
  const answer = forms[path]?.(context, form) ?? orderForms(context, path, form) ?? gone;
  if ('body' in answer) return pageAt(context, url, path, answer);
  return redirect(`${answer.to}?notice=${context.notices.keep(answer)}`);
}

function pageAt(context: PageContext, url: URL, path: string, page: Page): Response {
  const shop = context.state.shop();
  const frame = {
    storeName: shop.name,
    shop: shop.myshopifyDomain,
    path,
    notice: context.notices.take(url.searchParams.get('notice')),
    dashboardUrl: context.dashboardUrl,
  };
  return text(page.status ?? 200, layout(frame, page.title, page.body), 'text/html');
}

const redirect = (location: string) => new Response(null, { status: 303, headers: { location } });

const text = (status: number, body: string, type = 'text/plain') =>
  new Response(body, {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    },
  });
