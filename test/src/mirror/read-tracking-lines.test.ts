// Lists of tracking numbers as people paste and save them.
import { describe, expect, it } from 'vitest';
import { readTrackingLines } from '../../../src/mirror/read-tracking-lines.ts';

const empty = { store: '', sku: '', quantity: '', carrier: '' };
const read = (text: string) => {
  const lines = readTrackingLines(text);
  if (!lines.ok) throw new Error(JSON.stringify(lines.failure));
  return lines.value;
};

describe('reading a list of tracking numbers', () => {
  it.each([
    ['commas', 'order,carrier,tracking number\n#1001,UPS,1Z\n'],
    [
      'semicolons, a mark and Windows’ line ends',
      '\ufeffOrder;Carrier;Tracking\r\n#1001;UPS;1Z\r\n',
    ],
    ['tabs, as a spreadsheet copies', 'Order Number\tShipping Carrier\tNumber\n#1001\tUPS\t1Z'],
    ['another order and further columns', 'Tracking-No.,Note,Company,Name\n1Z,x,UPS,#1001'],
    ['quotes', '"order","carrier","number"\n" #1001 ","UPS","1Z"'],
    ['blank lines and spaces', '\norder, carrier, number\n\n #1001 , UPS , 1Z \n'],
    ['no head and three cells', '#1001,UPS,1Z'],
    ['a number kept as text by a formula', 'order,carrier,number\n"=""#1001""",UPS,"=""1Z"""'],
    ['the same without quotes around it', 'order;carrier;number\n#1001;UPS;="1Z"'],
    ['a formula that was guarded', "order,carrier,number\n'=1001,UPS,1Z"],
  ])('[SO1] takes %s', (name, text) => {
    const [line, ...more] = read(text);
    expect(more).toEqual([]);
    const order = name.startsWith('a formula') ? '=1001' : '#1001';
    expect(line).toEqual({
      ...empty,
      line: expect.any(Number),
      order,
      carrier: 'UPS',
      number: '1Z',
    });
  });

  it('[SO1] takes two cells for order and number, and numbers lines as a spreadsheet does', () => {
    expect(read('1001\t1Z\n\n1002\tRB1')).toEqual([
      { ...empty, line: 1, order: '1001', number: '1Z' },
      { ...empty, line: 3, order: '1002', number: 'RB1' },
    ]);
  });

  it('[SO1] takes no carrier for a number where rows differ in their cells', () => {
    expect(read('1001,1Z\n1002,UPS,2Z\n1003,UPS,')).toEqual([
      { ...empty, line: 1, order: '1001', number: '1Z' },
      { ...empty, line: 2, order: '1002', carrier: 'UPS', number: '2Z' },
      { ...empty, line: 3, order: '1003', carrier: 'UPS', number: '' },
    ]);
    expect(read('1001,1Z,,\n1002,2Z,,')).toMatchObject([{ number: '1Z' }, { number: '2Z' }]);
  });

  it('[SO1] keeps signs and line ends within quotes', () => {
    expect(
      read('order,sku,qty,store,number\n"1001","A,""B""\nC",2,Mug Street,1Z\n1002,,,,2Z'),
    ).toEqual([
      {
        line: 2,
        order: '1001',
        sku: 'A,"B"\nC',
        quantity: '2',
        store: 'Mug Street',
        carrier: '',
        number: '1Z',
      },
      { ...empty, line: 3, order: '1002', number: '2Z' },
    ]);
  });

  it.each([
    ['', { kind: 'empty' }],
    [' \n \n', { kind: 'empty' }],
    ['order,number\n', { kind: 'only-head' }],
    ['order,carrier\n1,UPS', { kind: 'no-head', missing: ['tracking_number'] }],
    ['a,b,c,d\n1,2,3,4', { kind: 'no-head', missing: ['order', 'tracking_number'] }],
    ['order,name,number\n1,2,3', { kind: 'column-twice', column: 'order' }],
    ['order,number\n"1001,1Z\n', { kind: 'quotes', line: 2 }],
    ['order,number\n"10"01,1Z\n', { kind: 'quotes', line: 2 }],
    ['PK\u0003\u0004', { kind: 'workbook' }],
    ['<html>', { kind: 'web-page' }],
    ['o\u0000r\u0000', { kind: 'utf-16' }],
    [`1,2\n`.repeat(1001), { kind: 'too-many-lines' }],
    ['é'.repeat(102_401), { kind: 'too-large' }],
  ])('[SO1] says what is wrong, case %#', (text, failure) => {
    expect(readTrackingLines(text)).toEqual({ ok: false, failure });
  });

  it('[SO1] takes a thousand lines', () => {
    expect(read(`order,number\n${'1,2\n'.repeat(1000)}`)).toHaveLength(1000);
  });
});
