// Loads our own modules with one line changed, in a process of its own: a test that cannot fail shows nothing.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const { PLANT_FILE: file = '', PLANT_LINE: line = '', PLANT_WITHOUT: without = '' } = process.env;

registerHooks({
  load(url, context, next) {
    if (!url.endsWith(file)) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(line)) throw new Error(`${file} has no such line any more: ${line}`);
    const planted = stripTypeScriptTypes(source.replace(line, () => without));
    return { format: 'module', shortCircuit: true, source: planted };
  },
});
