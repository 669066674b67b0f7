// The carriers whose tracking address follows from the number, as Shopify builds it for companies it knows.

const addresses: Record<string, string> = {
  UPS: 'https://www.ups.com/WebTracking?trackNums=#',
  USPS: 'https://tools.usps.com/go/TrackConfirmAction_input?qtc_tLabels1=#',
  FedEx: 'https://www.fedex.com/fedextrack/?trknbr=#',
  'DHL Express': 'https://www.dhl.com/en/express/tracking.html?AWB=#',
  'DHL eCommerce': 'https://webtrack.dhlglobalmail.com/?trackingnumber=#',
  'Canada Post': 'https://www.canadapost-postescanada.ca/track-reperage/en#/resultList?searchFor=#',
  'Royal Mail': 'https://www.royalmail.com/track-your-item#/tracking-results/#',
  'Australia Post': 'https://auspost.com.au/mypost/track/#/details/#',
  DPD: 'https://tracking.dpd.de/status/en_US/parcel/#',
  GLS: 'https://gls-group.eu/EU/en/parcel-tracking?match=#',
};

/** @returns the address under which a number can be followed, or null for a company Shopify has no address of */
export function trackingUrl(company: string | null, number: string | null): string | null {
  if (company === null || number === null) return null;
  const address = addresses[company];
  return address === undefined ? null : address.replace(/#$/, encodeURIComponent(number));
}
