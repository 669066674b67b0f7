// Small pieces the pages share: moments, amounts, marks, addresses of records.
import { gidNumber } from '../gids.ts';
import type { Address } from '../records.ts';
import { html, type Markup } from './html.ts';

/** '2026-11-23T05:59:58Z' as readable text in UTC, with the exact moment for machines. */
export const moment = (iso: string): Markup =>
  html`<time datetime="${iso}"><span>${iso.slice(0, 10)}</span> <span>${iso.slice(11, 19)} UTC</span></time>`;

/** Milliseconds since 1970 in the same way. */
export const momentOf = (milliseconds: number): Markup =>
  moment(new Date(milliseconds).toISOString());

/** '19.50', 'USD' → '$19.50'. */
export const amount = (decimals: string, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(Number(decimals));

/** 'PARTIALLY_FULFILLED' → 'Partially fulfilled', as a mark. */
export const mark = (word: string, warn = false): Markup =>
  html`<span class="mark${warn && ' warn'}">${plain(word)}</span>`;

/** 'PARTIALLY_FULFILLED' → 'Partially fulfilled'. */
export function plain(word: string): string {
  const text = word.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** '/admin/orders/613' */
export const orderPath = (gid: string): string => `/admin/orders/${gidNumber(gid)}`;

/** An address on lines of its own. */
export function addressLines(address: Address | null): Markup {
  if (address === null) return html`<span class="quiet">none</span>`;
  const { firstName, lastName, company, address1, address2, phone } = address;
  const lines = [
    [firstName, lastName].filter(Boolean).join(' '),
    company,
    address1,
    address2,
    [address.city, address.provinceCode ?? address.province, address.zip].filter(Boolean).join(' '),
    address.countryCode ?? address.country,
    phone,
  ].filter((line) => line !== null && line !== '');
  return html`${lines.map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`;
}

/** A table with a heading row; the first cells of rows may be `<th>` themselves. */
export function table(headings: (string | Markup)[], rows: Markup[], empty: string): Markup {
  if (rows.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`<div class="scroll" tabindex="0"><table>
<thead><tr>${headings.map((heading) =>
    typeof heading === 'string' ? html`<th scope="col">${heading}</th>` : heading,
  )}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** A heading whose column holds numbers. */
export const numberHeading = (text: string): Markup =>
  html`<th scope="col" class="number">${text}</th>`;
