import type { CustomerRecord } from '../../records.ts';
import { restAddress } from './rest-address.ts';
import { restId } from './rest-id.ts';
import { restTime } from './rest-time.ts';

/** A customer as an order's body carries it. */
export function restCustomer(customer: CustomerRecord, currency: string, zone: string) {
  const [first] = customer.addresses;
  return {
    id: restId(customer.id),
    created_at: restTime(customer.createdAt, zone),
    updated_at: restTime(customer.updatedAt, zone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: 'disabled',
    note: customer.note,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency,
    tax_exemptions: [],
    admin_graphql_api_id: customer.id,
    ...(first === undefined
      ? {}
      : {
          default_address: {
            ...restAddress(first),
            id: restId(first.id),
            customer_id: restId(customer.id),
            country_name: first.country,
            default: true,
          },
        }),
  };
}
