/**
 * Makes a mail's HTML fit for a frame of the dashboard. The content security policy, which a frame made here shares,
 * refuses styles that are written on elements; put on by a script of the page, one by one, it allows them. Pure.
 */

/** Where an element's style waits to be put on. */
export const keptStyle = 'data-style';

/** @returns the HTML without what the policy refuses, its links leading out of the frame */
export const framed = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ` ${keptStyle}=`))
    .replace(/<a\s/gi, '<a target="_blank" rel="noreferrer" ');
