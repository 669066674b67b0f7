// Which files count as loaded before a page's first data.
import { expect, it } from 'vitest';
import { firstLoads, type Manifest } from '../../../scripts/check/first-load.ts';

const manifest: Manifest = {
  'index.html': {
    file: 'assets/entry.js',
    isEntry: true,
    imports: ['_solid.js'],
    dynamicImports: ['pages/overview.tsx', 'pages/stores.tsx', 'shell/menu.tsx'],
    css: ['assets/entry.css'],
  },
  '_solid.js': { file: 'assets/solid.js' },
  '_table.js': { file: 'assets/table.js', imports: ['_solid.js'] },
  'pages/overview.tsx': {
    file: 'assets/overview.js',
    imports: ['_solid.js', 'index.html'],
    dynamicImports: ['overview/chart.tsx'],
  },
  'pages/stores.tsx': { file: 'assets/stores.js', imports: ['_table.js'] },
  'overview/chart.tsx': { file: 'assets/chart.js', css: ['assets/chart.css'] },
  'shell/menu.tsx': { file: 'assets/menu.js' },
};

it('a page loads the entry, itself and what both import at once, each file once', () => {
  expect(firstLoads(manifest)).toEqual([
    {
      page: 'pages/overview.tsx',
      scripts: ['assets/entry.js', 'assets/solid.js', 'assets/overview.js'],
      styles: ['assets/entry.css'],
    },
    {
      page: 'pages/stores.tsx',
      scripts: ['assets/entry.js', 'assets/solid.js', 'assets/stores.js', 'assets/table.js'],
      styles: ['assets/entry.css'],
    },
  ]);
});

it('a manifest without an entry is no manifest of ours', () => {
  expect(() => firstLoads({ 'a.js': { file: 'a.js' } })).toThrow('no entry');
});
