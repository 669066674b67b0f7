/** Views of the lines of a list of tracking numbers. */

export const trackingViews = ['ships', 'rejected', 'looks-wrong', 'failed'] as const;

/** `failed`: it was to ship and did not, or somebody else did it meanwhile. */
export type TrackingView = (typeof trackingViews)[number];
