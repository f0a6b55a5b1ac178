// The browser journeys: one line each, details below those that failed, and the sum in the last line.
// XINGTAN_BIN names another binary than target/debug/xingtan, CHROMIUM another browser; words on the command line choose journeys.

import { access } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { check, collect, watching } from './accessibility.mjs';
import { golf, small } from './courseware.mjs';
import { open } from './house.mjs';
import { beats, pocket, week } from './learning.mjs';
import { elsewhere, guardian, passkey, secondFactor } from './passport.mjs';
import { practise, starts, wideCode, wideFormula } from './practice.mjs';
import { find, finish, looks } from './reading.mjs';
import { store } from './stores.mjs';
import { DESKTOP, DESKTOP_WITHOUT_SCRIPTS, PHONE, PHONE_WITHOUT_SCRIPTS, visit } from './visitor.mjs';

const RUN_MILLISECONDS_MAX = 400_000;
// Lines kept of what the browser says about a failure.
const LOG_LINES = 12;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const JOURNEYS = [
  ['find and read', PHONE, find],
  ['find and read', DESKTOP, find],
  ['find and read', PHONE_WITHOUT_SCRIPTS, find],
  ['find and read', DESKTOP_WITHOUT_SCRIPTS, find],
  ['practise numbers and keep the answers', PHONE, (visitor) => practise(visitor, starts.hub)],
  ['practise a course and keep the answers', DESKTOP, (visitor) => practise(visitor, starts.course)],
  ['practise a concept and keep the answers', PHONE_WITHOUT_SCRIPTS, (visitor) => practise(visitor, starts.concept)],
  ['a formula wider than the screen', PHONE, wideFormula],
  ['code wider than the screen', PHONE, wideCode],
  ['finish and continue', PHONE, finish],
  ['finish and continue', DESKTOP, finish],
  ['finish and continue', PHONE_WITHOUT_SCRIPTS, finish],
  ['dark, big, other language', PHONE, looks],
  ['dark, big, other language', DESKTOP, looks],
  ['dark, big, other language', PHONE_WITHOUT_SCRIPTS, looks],
  ['operator with a passkey', DESKTOP, passkey, { named: true }],
  ['operator with a passkey', PHONE, passkey, { named: true }],
  ['second factor', PHONE, secondFactor],
  ['second factor', DESKTOP_WITHOUT_SCRIPTS, secondFactor],
  ['play golf, leave, go on, finish', PHONE, golf],
  ['play golf, leave, go on, finish', DESKTOP, golf],
  ['pass a unit of cmi5', PHONE, small],
  ['pass a unit of cmi5', DESKTOP, small],
  ['child and guardian', PHONE, guardian],
  ['child and guardian', PHONE_WITHOUT_SCRIPTS, guardian],
  ['sign in by an account elsewhere', PHONE, elsewhere],
  ['sign in by an account elsewhere', DESKTOP_WITHOUT_SCRIPTS, elsewhere],
  ['time spent', PHONE, beats],
  ['time spent', DESKTOP, beats],
  ['a week without a network', PHONE, pocket],
  ['week of a child', PHONE_WITHOUT_SCRIPTS, (visitor) => week(visitor)],
  ['operator and teacher', PHONE, watching, { bypassCSP: true }],
  ['operator and teacher', DESKTOP, watching, { bypassCSP: true }],
  ['quota and an own record store', PHONE, (visitor, report, house) => collect(visitor, report, (here) => store(visitor, house, here)), { bypassCSP: true }],
  ['quota and an own record store', DESKTOP, (visitor, report, house) => collect(visitor, report, (here) => store(visitor, house, here)), { bypassCSP: true }],
  ['accessibility', PHONE, check, { bypassCSP: true }],
  ['accessibility', DESKTOP, check, { bypassCSP: true }],
];

async function browserPath() {
  for (const path of [process.env.CHROMIUM, ...BROWSERS]) if (path && await access(path).then(() => true, () => false)) return path;
  throw new Error(`no browser at ${BROWSERS.join(' or ')}; scripts/install-needs test installs one`);
}

/** What went wrong and which lines of the journeys led there. */
function told(error) {
  const lines = String(error.stack ?? error).split('\n');
  const places = lines.filter((line) => /\/(?:reading|practice|passport|learning|accessibility|courseware|classroom|stores)\.mjs/u.test(line)).map((line) => /[a-z]+\.mjs:\d+/u.exec(line)[0]);
  return `${String(error.message ?? error).replace(/\u001b\[\d+m/gu, '').split('\n').slice(0, LOG_LINES).join(' ')} [${places.join(' < ')}]`;
}

/** One journey in a browser context of its own; whether it went well. */
async function travel(browser, house, [name, kind, journey, { named = false, ...more } = {}]) {
  const begun = Date.now();
  // Passkeys go with a name, not with a number.
  const visitor = await visit(browser, named ? house.origin.replace('127.0.0.1', 'localhost') : house.origin, kind, more);
  const remarks = [];
  try {
    await journey(visitor, (remark) => remarks.push(remark), house);
  } catch (error) {
    visitor.fault(told(error));
  }
  const faults = [...visitor.faults];
  const { pages } = visitor;
  await visitor.close();
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${name}, ${kind.name} (${kind.tag}): ${pages} pages in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  for (const fault of faults) console.log(`    - ${fault}`);
  for (const remark of remarks) console.log(`    remark: ${remark}`);
  return faults.length === 0;
}

async function run() {
  const wanted = process.argv.slice(2);
  const journeys = JOURNEYS.filter(([name, kind]) => wanted.every((word) => `${name} ${kind.name}`.includes(word)));
  const executablePath = await browserPath();
  const house = await open();
  let browser;
  const end = async () => {
    await browser?.close().catch(() => {});
    await house.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end().finally(() => process.exit(1)));
  const overdue = setTimeout(() => {
    console.log(`stopped: the journeys took longer than ${RUN_MILLISECONDS_MAX / 1000} seconds`);
    end().finally(() => process.exit(1));
  }, RUN_MILLISECONDS_MAX);
  let passed = 0;
  try {
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    for (const journey of journeys) if (await travel(browser, house, journey)) passed += 1;
  } finally {
    clearTimeout(overdue);
    await end();
  }
  const failed = journeys.length - passed;
  if (failed > 0) console.log(house.log());
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

run().then((well) => process.exit(well ? 0 : 1), (error) => {
  console.error(error);
  process.exit(1);
});
