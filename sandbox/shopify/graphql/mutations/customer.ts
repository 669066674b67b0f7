// Mutations of customers.
import { ok } from '../../../../src/shared/result.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { upsertCustomer } from '../../actions/upsert-customer.ts';
import { wholeAddress } from '../../address.ts';
import type { Address, CustomerRecord } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { mutation } from './mutation.ts';
import type { CustomerUpsertInput } from './order-input.ts';

type CustomerInput = CustomerUpsertInput & { addresses?: Partial<Address>[] | null };

const writeCustomer =
  (creating: boolean) =>
  (args: Arguments, { state }: Context): Outcome<CustomerRecord> => {
    const input = args.input as CustomerInput;
    const { email, phone } = input;
    if (
      creating &&
      email == null &&
      phone == null &&
      input.firstName == null &&
      input.lastName == null
    )
      return refuse('INVALID', null, 'A name, phone number, or email address must be present');
    const twin = state.customers.find(
      (one) =>
        one.id !== input.id &&
        ((email != null && one.email === email) || (phone != null && one.phone === phone)),
    );
    if (twin !== undefined) {
      const field = email != null && twin.email === email ? 'email' : 'phone';
      return refuse(
        'TAKEN',
        [field],
        `${field === 'email' ? 'Email' : 'Phone'} has already been taken`,
      );
    }
    if (!creating && !state.customers.has(input.id ?? ''))
      return refuse('NOT_FOUND', ['id'], 'Customer does not exist');
    const address = input.addresses?.[0];
    return ok(upsertCustomer(state, input, address === undefined ? null : wholeAddress(address)));
  };

export const customerMutations: Record<string, Resolver<unknown>> = {
  customerCreate: mutation(writeCustomer(true), (customer) => ({ customer })),
  customerUpdate: mutation(writeCustomer(false), (customer) => ({ customer })),
};
