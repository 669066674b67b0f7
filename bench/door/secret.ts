/** The store that the door is measured with. */

/** The secret it signs with. */
export const doorSecret = 'the measured store signs with this';

/** The shop its deliveries name. */
export const doorShop = 'measured-door.myshopify.com';
