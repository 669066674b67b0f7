// Adds a location to the store, renames it, or opens it again.
import { ok } from '../../../src/shared/result.ts';
import { wholeAddress } from '../address.ts';
import type { Address, LocationRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

export type AddLocationInput = {
  name: string;
  /** true where absent */
  fulfillsOnlineOrders?: boolean;
  address?: Partial<Address>;
};

/** @returns the open location; refused without a name, or with one that a location has */
export function addLocation(state: State, input: AddLocationInput): Outcome<LocationRecord> {
  const name = input.name.trim();
  const wrong = wrongName(state, name, ['input', 'name']);
  if (wrong !== undefined) return wrong;
  const at = state.time();
  const location = state.locations.put({
    id: state.newId('Location'),
    createdAt: at,
    updatedAt: at,
    name,
    isActive: true,
    deactivatedAt: null,
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    isPrimary: false,
    address: wholeAddress({ countryCode: 'US', ...input.address }),
  });
  state.emit('locations/create', { locationId: location.id });
  return ok(location);
}

export type EditLocationInput = {
  locationId: string;
  name?: string;
  fulfillsOnlineOrders?: boolean;
  address?: Partial<Address>;
};

/** @returns the location; what is absent stays as it was */
export function editLocation(state: State, input: EditLocationInput): Outcome<LocationRecord> {
  const known = state.locations.get(input.locationId);
  if (known === undefined) return refuse('NOT_FOUND', ['id'], 'Location not found.');
  const name = input.name?.trim() ?? known.name;
  const wrong = name === known.name ? undefined : wrongName(state, name, ['input', 'name']);
  if (wrong !== undefined) return wrong;
  const fulfillsOnlineOrders = input.fulfillsOnlineOrders ?? known.fulfillsOnlineOrders;
  if (!fulfillsOnlineOrders && isLastOnline(state, known))
    return refuse(
      'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT',
      ['input', 'fulfillsOnlineOrders'],
      'At least one location must fulfill online orders.',
    );
  const location = state.locations.put({
    ...known,
    name,
    fulfillsOnlineOrders,
    address: input.address ? wholeAddress({ ...known.address, ...input.address }) : known.address,
    updatedAt: state.time(),
  });
  state.emit('locations/update', { locationId: location.id });
  return ok(location);
}

/** @returns the location, open: it stocks nothing until something is stocked there */
export function activateLocation(
  state: State,
  { locationId }: { locationId: string },
): Outcome<LocationRecord> {
  const known = state.locations.get(locationId);
  if (known === undefined)
    return refuse('LOCATION_NOT_FOUND', ['locationId'], 'Location not found.');
  if (known.isActive) return ok(known);
  if (state.locations.find(({ isActive, name }) => isActive && name === known.name) !== undefined)
    return refuse(
      'HAS_NON_UNIQUE_NAME',
      ['locationId'],
      'There is already an active location with this name.',
    );
  const location = state.locations.put({
    ...known,
    isActive: true,
    deactivatedAt: null,
    updatedAt: state.time(),
  });
  state.emit('locations/activate', { locationId });
  return ok(location);
}

/** Whether online orders could go nowhere without it. */
export const isLastOnline = (state: State, { id }: LocationRecord): boolean =>
  state.locations.find(
    (other) => other.id !== id && other.isActive && other.fulfillsOnlineOrders,
  ) === undefined;

function wrongName(state: State, name: string, field: string[]) {
  if (name === '') return refuse('BLANK', field, 'Add a location name.');
  if (state.locations.find((one) => one.name === name) !== undefined)
    return refuse('TAKEN', field, 'You already have a location with this name.');
  return undefined;
}
