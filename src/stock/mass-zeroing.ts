/** Whether so many SKUs going to zero at once is asked about first (ST8, stock rule 9). Pure. */

const zeroingMost = 20;
const zeroingShare = 0.1;

/** @param ofLinks links of the whole connection */
export const isMassZeroing = (toZero: number, ofLinks: number): boolean =>
  toZero > zeroingMost && toZero > ofLinks * zeroingShare;
