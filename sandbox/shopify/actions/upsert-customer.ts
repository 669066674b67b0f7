// Finds the customer an order belongs to, by e-mail or phone, or makes one; the order's address joins their book.
import type { Address, CustomerRecord } from '../records.ts';
import type { State } from '../state.ts';

export type CustomerDraft = {
  id?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
};

/** The customer with this e-mail (in any case) or this phone. */
export const findCustomer = (state: State, by: CustomerDraft): CustomerRecord | undefined =>
  state.customers.find(
    (customer) =>
      (by.email != null && customer.email?.toLowerCase() === by.email.toLowerCase()) ||
      (by.phone != null && customer.phone === by.phone),
  );

/** @returns the customer, with what the draft says now */
export function upsertCustomer(
  state: State,
  draft: CustomerDraft,
  address: Address | null,
): CustomerRecord {
  const at = state.time();
  const known = state.customers.get(draft.id) ?? findCustomer(state, draft);
  const base: CustomerRecord = known ?? {
    id: state.newId('Customer'),
    createdAt: at,
    updatedAt: at,
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    note: null,
    tags: [],
    taxExempt: false,
    locale: 'en-US',
    addresses: [],
  };
  const book = base.addresses;
  const isNew = address !== null && !book.some((one) => sameAddress(one, address));
  return state.customers.put({
    ...base,
    updatedAt: at,
    firstName: draft.firstName ?? base.firstName ?? address?.firstName ?? null,
    lastName: draft.lastName ?? base.lastName ?? address?.lastName ?? null,
    email: draft.email ?? base.email,
    phone: draft.phone ?? base.phone,
    note: draft.note ?? base.note,
    tags: draft.tags ?? base.tags,
    taxExempt: draft.taxExempt ?? base.taxExempt,
    addresses: isNew ? [{ id: state.newId('MailingAddress'), ...address }, ...book] : book,
  });
}

const sameAddress = (one: Address, other: Address): boolean =>
  one.address1 === other.address1 && one.zip === other.zip && one.city === other.city;
