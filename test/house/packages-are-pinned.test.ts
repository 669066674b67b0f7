// Keeps package.json to exact versions: a range would re-resolve to releases that lack builds for some platforms.
import { expect, it } from 'vitest';
import { readSource } from '../support/tooling/source-files.ts';

type Package = {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
type Lock = {
  packages: Record<string, Partial<Package> & { version?: string; resolved?: string }>;
};

const manifest = JSON.parse(readSource('package.json').text) as Package;
const lock = JSON.parse(readSource('package-lock.json').text) as Lock;
const wanted = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

it('every version is exact', () => {
  const loose = Object.entries(wanted).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

it('the lock file holds exactly these versions', () => {
  const differing = Object.entries(wanted).filter(
    ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
  );
  expect(differing).toEqual([]);
});

it('the lock file names no registry: whoever installs uses their own', () => {
  const elsewhere = Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined);
  expect(elsewhere).toEqual([]);
});

it('the commands a newcomer types all exist', () => {
  const newcomers = ['start', 'demo', 'connect', 'dev', 'test', 'check'];
  expect(newcomers.filter((name) => !manifest.scripts[name])).toEqual([]);
});
