// A platform of our own for the time of the run: a small library, a data folder that goes away, a free port.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { smallCourse } from './package.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const BINARY = resolve(process.env.XINGTAN_BIN ?? join(ROOT, 'target/debug/xingtan'));
const READY_WAIT_MILLISECONDS = 60_000;
const STOP_WAIT_MILLISECONDS = 5_000;
// A log longer than this keeps its end only.
const LOG_LENGTH_MAX = 20_000;
const QUESTIONS_OF_A_FILE = 60;

const WHOLE = ['courses/carpentries-shell-novice', 'questions/mgsm', 'textbooks/wangdoc-html-zh'];
const POEMS = 'reading/chinese-poetry-core';
const CHOICES = 'questions/tal-scq5k';

/** Imports and serves; answers the address and how to end it. `stop` may be called at any time, and twice. */
export async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'xingtan-browser-'));
  const running = new Set();
  let log = '';
  const begin = (...words) => {
    const process_ = spawn(BINARY, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(process_);
    process_.stderr.resume();
    return process_;
  };
  const start = (...words) => {
    const process_ = begin('--data', join(folder, 'data'), '--config', join(folder, 'settings.toml'), ...words);
    for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (bytes) => { log = (log + bytes).slice(-LOG_LENGTH_MAX); });
    return process_;
  };
  const killAtExit = () => running.forEach((process_) => process_.kill('SIGKILL'));
  process.on('exit', killAtExit);
  const end = async (process_) => {
    if (process_.exitCode !== null || process_.signalCode !== null) return;
    const ended = once(process_, 'exit');
    process_.kill('SIGTERM');
    await Promise.race([ended, pause(STOP_WAIT_MILLISECONDS, undefined, { ref: false })]);
    process_.kill('SIGKILL');
  };
  const stop = async () => {
    await Promise.all([...running].map(end));
    process.off('exit', killAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    // Browsers lead every name below localhost to this machine.
    const content = `http://content.localhost:${port}`;
    const elsewhere = await openElsewhere(begin, join(folder, 'elsewhere'), origin);
    // Whoever deletes an account in a journey looks at once whether it is gone.
    await writeFile(join(folder, 'settings.toml'), `erasure-delay-days = 0\n${elsewhere.settings}`);
    await takeIn(start('import', await gather(join(folder, 'library')), ...await packages(join(folder, 'packages'))));
    const server = start('serve', '--listen', `127.0.0.1:${port}`, '--content-url', content);
    server.on('error', () => {});
    await ready(origin, server);
    const grant = async (name, role, organization) => {
      const where = organization ? ['--organization', organization] : [];
      const [code] = await once(start('account', 'grant', name, role, ...where), 'exit');
      if (code !== 0) throw new Error(`account grant ${name} ${role} ended with ${code}\n${log}`);
    };
    /** A program that writes learning records of an organisation: its id and secret, as `ID:SECRET`. */
    const program = async (name, organization) => {
      const made = start('client', 'create', '--kind', 'lrs', '--name', name, '--organization', organization);
      let said = '';
      made.stdout.on('data', (bytes) => { said += bytes; });
      const [code] = await once(made, 'close');
      if (code !== 0) throw new Error(`client create ended with ${code}\n${log}`);
      return said.trim().split('\n').at(-1);
    };
    return { origin, content, elsewhere: elsewhere.origin, stop, grant, program, log: () => log };
  } catch (error) {
    await stop();
    throw new Error(`the platform did not start: ${error.message}\n${log}`);
  }
}

/** Another platform whose people may sign in to ours: another site to a browser, because it goes by a name. */
async function openElsewhere(begin, data, ours) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const words = ['--data', data];
  const made = begin(...words, 'client', 'create', '--kind', 'oidc', '--name', 'Neighbour', '--redirect-uri', `${ours}/sign-in/with/city/callback`);
  let said = '';
  made.stdout.on('data', (bytes) => { said += bytes; });
  const [code] = await once(made, 'close');
  if (code !== 0) throw new Error(`client create ended with ${code}`);
  const [id, secret] = said.trim().split('\n').at(-1).split(':');
  const server = begin(...words, 'serve', '--listen', `127.0.0.1:${port}`, '--base-url', origin);
  server.on('error', () => {});
  server.stdout.resume();
  await ready(`http://127.0.0.1:${port}`, server);
  const table = { key: 'city', name: 'City', issuer: origin, 'client-id': id, 'client-secret': secret };
  const lines = Object.entries(table).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join('');
  return { origin, settings: `\n[[provider]]\nopens-accounts = true\n${lines}` };
}

/** What is refused of a collection is reported and ends with 1; the rest is there. */
async function takeIn(importing) {
  const [code] = await once(importing, 'exit');
  if (code !== 0 && code !== 1) throw new Error(`import ended with ${code}`);
}

/** Copies the small part of the library that the journeys use. */
async function gather(to) {
  const library = join(ROOT, 'library');
  for (const name of WHOLE) await cp(join(library, name), join(to, name), { recursive: true });
  for (const name of ['全唐诗', 'SOURCE.txt']) await cp(join(library, POEMS, name), join(to, POEMS, name), { recursive: true });
  for (const entry of await readdir(join(library, CHOICES), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath ?? entry.path, entry.name);
    const copy = join(to, from.slice(library.length));
    await mkdir(dirname(copy), { recursive: true });
    const text = await readFile(from, 'utf8');
    await writeFile(copy, entry.name.endsWith('.jsonl') ? `${text.split('\n', QUESTIONS_OF_A_FILE).join('\n')}\n` : text);
  }
  return to;
}

/** Writes the packages of courseware that the journeys open: golf as it came, and a small course of cmi5. */
async function packages(to) {
  const golf = join(ROOT, 'crates/courseware/tests/packages/golf-scorm-2004.zip');
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'small.zip'), smallCourse());
  return [golf, join(to, 'small.zip')];
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function ready(origin, server) {
  const until = Date.now() + READY_WAIT_MILLISECONDS;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`serve ended with ${server.exitCode}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`/readyz did not answer within ${READY_WAIT_MILLISECONDS / 1000} seconds`);
}
