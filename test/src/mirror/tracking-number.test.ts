// Numbers as carriers publish them in their guides, and the same with a digit wrong.
import { describe, expect, it } from 'vitest';
import { checkTracking } from '../../../src/mirror/tracking-number.ts';

describe('whether a tracking number looks like one of its carrier’s', () => {
  it.each([
    ['UPS', '1Z5R89390357567127', '1Z5R89390357567128'],
    ['ups', '1z 879 e93 03 4683 4440', '1Z879E930346834441'],
    ['UPS', 'K1506235620', 'K1506235622'],
    ['FedEx', '986578788855', '996578788855'],
    ['Federal Express', '041441760228964', '041441760228965'],
    ['FedEx Ground', '9611020987654312345672', '9611020987654312345673'],
    ['FedEx', '9622001560001234567100794808390594', '9622001560001234567100794808390595'],
    ['FedEx', '6129098349792366623 8', '61290983497923666239'],
    ['USPS', '0307 1790 0005 2348 3741', '0307 1790 0005 2348 3742'],
    ['USPS', '9400 1112 0255 5842 3326 69', '9400 1112 0255 5842 3326 60'],
    ['USPS', '420 22153 9101026837331000039521', '420221539101026837331000039522'],
    ['USPS', '4201028200009261290113185417468510', '4201028200009261290113185417468511'],
    ['DHL Express', '3318810025', '3318810010'],
    ['DHL Express', 'JJD0099999999', 'XJD0099999998'],
    ['Royal Mail', 'RB123456785GB', 'RB123456786GB'],
    ['usps', 'RB123456785US', 'RB123456786US'],
  ])('[SO1] %s: %s fits and %s does not', (carrier, fits, wrong) => {
    expect(checkTracking(carrier, fits).state).toBe('fits');
    expect(checkTracking(carrier, wrong).state).toBe('looks-wrong');
  });

  it.each([
    ['1Z5R89390357567127', 'UPS'],
    ['RB123456785GB', 'Royal Mail'],
    ['9400111202555842332669', 'USPS'],
    ['3318810025', 'DHL Express'],
    // Ground Economy: carried by both.
    ['9261292700768711948021', undefined],
    // An S10 number of a post that we have no name for.
    ['RB123456785CV', undefined],
    ['12345', undefined],
    ['', undefined],
  ])('[SO1] without a carrier, %s is one of %s', (number, carrier) => {
    expect(checkTracking('', number).carrier).toBe(carrier);
  });

  it.each([
    ['Evri', 'H00AA0000000000'],
    ['Royal Mail', '32048329800004B0A5FE0'],
    ['Canada Post', '7316971033412345'],
    ['DHL', '00340434161094015902'],
    ['', 'anything'],
    ['UPS', ''],
  ])('[SO1] says nothing of %s’s %s: no rule of it is published', (carrier, number) => {
    expect(checkTracking(carrier, number).state).toBe('unknown');
  });

  it('[SO1] names the carrier that a number fits where another one is written', () => {
    expect(checkTracking('UPS', '986578788855')).toEqual({
      state: 'looks-wrong',
      carrier: 'FedEx',
    });
  });
});
