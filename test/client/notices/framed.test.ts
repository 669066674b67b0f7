// A mail's HTML made fit for the frame it is shown in.
import { describe, expect, it } from 'vitest';
import { framed } from '../../../client/notices/framed.ts';

describe('the HTML of a framed mail', () => {
  it('keeps its styles where the policy lets them stand, and its words as they are', () => {
    expect(framed('<p style="color:red">Write style="x" here</p>')).toBe(
      '<p data-style="color:red">Write style="x" here</p>',
    );
  });

  it('has no style sheet of its own, which would be refused', () => {
    expect(framed('<style>p { color: red }</style><p>Hello</p>')).toBe('<p>Hello</p>');
  });

  it('leads out of the frame with its links', () => {
    expect(framed('<a href="https://x.example">Open</a>')).toBe(
      '<a target="_blank" rel="noreferrer" href="https://x.example">Open</a>',
    );
  });
});
