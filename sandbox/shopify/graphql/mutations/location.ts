// Mutations of locations: added, edited, closed and opened again.
import { activateLocation, addLocation, editLocation } from '../../actions/change-location.ts';
import { deactivateLocation } from '../../actions/deactivate-location.ts';
import type { Address, LocationRecord } from '../../records.ts';
import type { Resolver } from '../context.ts';
import { mutation } from './mutation.ts';

type LocationInput = {
  name?: string | null;
  fulfillsOnlineOrders?: boolean | null;
  address?: Partial<Address> | null;
};

/** Only what the input says. */
const readInput = ({ name, fulfillsOnlineOrders, address }: LocationInput) => ({
  ...(name == null ? {} : { name }),
  ...(fulfillsOnlineOrders == null ? {} : { fulfillsOnlineOrders }),
  ...(address == null ? {} : { address: { ...address, ...namesOf(address) } }),
});

/** A country or province that changes takes its name along. */
const namesOf = ({ countryCode, provinceCode }: Partial<Address>): Partial<Address> => ({
  ...(countryCode == null ? {} : { country: null }),
  ...(provinceCode === undefined ? {} : { province: null }),
});

const theLocation = (location: LocationRecord) => ({ location });

export const locationMutations: Record<string, Resolver<unknown>> = {
  locationAdd: mutation((args, { state }) => {
    const input = args.input as LocationInput;
    return addLocation(state, { ...readInput(input), name: input.name ?? '' });
  }, theLocation),
  locationEdit: mutation(
    (args, { state }) =>
      editLocation(state, {
        locationId: String(args.id),
        ...readInput(args.input as LocationInput),
      }),
    theLocation,
  ),
  locationActivate: mutation(
    (args, { state }) => activateLocation(state, { locationId: String(args.locationId) }),
    theLocation,
    'locationActivateUserErrors',
  ),
  locationDeactivate: mutation(
    (args, { state }) =>
      deactivateLocation(state, {
        locationId: String(args.locationId),
        destinationLocationId:
          args.destinationLocationId == null ? undefined : String(args.destinationLocationId),
      }),
    theLocation,
    'locationDeactivateUserErrors',
  ),
};
