// Runs one of Crossdock's commands on a machine that may have nothing but npm and an older Node: installs what
// the lock file names when it is missing or stale, then hands over to Node 24 and passes signals and exit codes on.
// Written in plain JavaScript for Node 18 and later, with builtins only, because it runs before anything is there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const commands = [
  'start',
  'demo',
  'connect',
  'ledgers',
  'dev',
  'build',
  'test',
  'check',
  'bench',
  'screenshots',
];
// Node 22.18 is the first of its line to run TypeScript files without a flag.
const oldestNode = [22, 18];
const installedMark = join(root, 'node_modules', '.crossdock-lock-sha256');

const [command, ...rest] = process.argv.slice(2);
if (!commands.includes(command)) {
  stop(`Say what to run: node scripts/bootstrap.mjs ${commands.join('|')}`);
}
ensureInstalled();
handOver(findNode());

/** Installs with `npm ci` unless node_modules already holds what package-lock.json names. */
function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === hash) return;
  if (!installedMatches(JSON.parse(lock.toString('utf8')))) install();
  writeFileSync(installedMark, hash);
}

/** Compares with npm's own note of what it put there, so that an `npm ci` typed by hand counts. */
function installedMatches(lock) {
  const notePath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(notePath)) return false;
  const installed = JSON.parse(readFileSync(notePath, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional);
  });
}

function install() {
  console.log('Installing what package-lock.json names (npm ci) …');
  // The node of node_modules/.bin is about to be deleted and written anew: npm must not run on it.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const outcome = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
      shell: process.platform === 'win32',
    },
  );
  if (outcome.error)
    stop(`npm could not be started: ${outcome.error.message}. Install npm and run this again.`);
  if (outcome.status !== 0)
    stop('npm ci failed; what it printed above says why. Nothing was started.');
}

/** The Node that came with the install, or this one where it is new enough. */
function findNode() {
  const installed = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return installed;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) {
    return process.execPath;
  }
  return stop(
    `Crossdock needs Node ${oldestNode.join('.')} or newer, and this is ${process.versions.node}. Install Node 24 and run this again.`,
  );
}

function handOver(node) {
  const running = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts', `${command}.ts`), ...rest],
    {
      cwd: root,
      stdio: 'inherit',
      // A process group of its own: Ctrl-C then reaches it once, through us, and what it may leave can be ended.
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        CROSSDOCK_STARTED_FROM: process.env.INIT_CWD ?? process.cwd(),
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
      },
    },
  );
  const pass = (signal) => running.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => pass(signal));
  watchNpm(() => pass('SIGTERM'));
  running.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
  running.on('exit', (code, signal) => {
    endWhatIsLeft(running.pid);
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 143));
  });
}

/** npm killed outright passes nothing on: a change above us, or above the shell npm ran us with, is the only sign. */
function watchNpm(whenGone) {
  if (!process.env.npm_lifecycle_event) return;
  const above = process.ppid;
  const shellStartedBy = /^(?:ba|da)?sh$/.test(read(`/proc/${above}/comm`).trim())
    ? startedBy(above)
    : undefined;
  setInterval(() => {
    const isGone =
      process.ppid !== above || (shellStartedBy && startedBy(above) !== shellStartedBy);
    if (isGone) whenGone();
  }, 500).unref();
}

/** The process that started `pid`: the second field behind the name in brackets of /proc/<pid>/stat. */
function startedBy(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Ends what a killed command left in its group, such as a workerd whose starter got SIGKILL. */
function endWhatIsLeft(group) {
  if (process.platform === 'win32' || group === undefined) return;
  try {
    process.kill(-group, 'SIGTERM');
  } catch {
    // Nobody is left, which is how it should be.
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
