import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../src/webhooks/pretty-json.ts';

describe('JSON for people', () => {
  it.each([
    ['{"a":[1,{"b":"x, {y}: \\"z\\""}],"c":{},"d":[],"e":null}'],
    ['[]'],
    ['"text"'],
    ['{"a":{"b":{"c":[[],[{}]]}}}'],
  ])('is laid out as JSON.stringify does: %s', (text) => {
    expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  it('keeps large numbers digit by digit', () => {
    expect(prettyJson('{"id":12345678901234567890}')).toBe('{\n  "id": 12345678901234567890\n}');
  });

  it.each(['', '{"a":', 'not JSON'])('leaves what is no JSON: %j', (text) => {
    expect(prettyJson(text)).toBe(text);
  });
});
