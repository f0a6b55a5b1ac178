// The pictures of the README, taken anew from a demo that runs: node screenshots.mjs http://127.0.0.1:8080
// The people of the demo do a little first, so that there is something to see. Start the demo on an empty folder.

import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { answerOne, signIn, starts } from './practice.mjs';
import { DESKTOP, PHONE, visit } from './visitor.mjs';

const [origin] = process.argv.slice(2);
if (!origin) {
  console.error('name the address of the demo: node screenshots.mjs http://127.0.0.1:8080');
  process.exit(2);
}
const TO = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/screenshots');
const PASSWORD = 'xingtan-demo-2026';
const ANSWERS = 12;
const SEEN_MILLISECONDS = 3000;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const take = async (visitor, name) => {
  await pause(300);
  await visitor.page.screenshot({ path: join(TO, `${name}.png`) });
  console.log(name, visitor.path);
};
/** Somebody of the demo, or a guest, at a phone in Chinese or at a desk in English. */
const someone = async (device, name) => {
  const visitor = await visit(browser, origin, { ...device, viewport: device === PHONE ? PHONE.viewport : { width: 1280, height: 860 } });
  if (name) await signIn(visitor, { name, password: PASSWORD });
  // People of the demo read Chinese; at the desk they read English this time.
  if (name && device === DESKTOP) await visitor.page.goto('/me?lang=en');
  return visitor;
};
const hit = async (visitor, words, kind) => {
  await visitor.go(`/search?q=${encodeURIComponent(words)}`);
  await visitor.follow(`.results h3 a[href^="/${kind}/"]`);
};

await mkdir(TO, { recursive: true });
for (const [device, suffix, section] of [[PHONE, 'phone-zh', '动态规划基础'], [DESKTOP, 'desktop-en', '5.1 Decimals']]) {
  const guest = await someone(device);
  await guest.go('/');
  await take(guest, `home-${suffix}`);
  await hit(guest, section, 'sections');
  await take(guest, `reader-${suffix}`);
}

const phone = await someone(PHONE);
await hit(phone, '静夜思', 'sections');
await phone.follow('.poem .chips a[href*="vertical=1"]');
await phone.follow('.poem .chips a[href*="pinyin=1"]');
await phone.page.locator('.poem').first().scrollIntoViewIfNeeded();
await take(phone, 'poem-phone-zh');

const learner = await someone(DESKTOP, 'learner');
for (const start of [starts.subject, starts.concept]) {
  await start(learner);
  for (let at = 0; at < ANSWERS / 2; at += 1) {
    await answerOne(learner);
    await learner.follow('.question .actions a.main');
    if (/\/summary$/u.test(learner.path)) break;
  }
}
await hit(learner, '5.1 Decimals', 'sections');
// On a folder that was used before, it is finished already.
if (await learner.page.locator('#done button').count() > 0) await learner.follow('#done button');
await pause(SEEN_MILLISECONDS);
await learner.go('/me');
await take(learner, 'me-desktop-en');

await starts.subject(phone);
await answerOne(phone);
await take(phone, 'practice-phone-zh');

const administrator = await someone(PHONE, 'schooladmin');
await administrator.go('/me');
await take(administrator, 'work-phone-zh');

const operator = await someone(DESKTOP, 'operator');
await operator.go('/admin/records/statements');
await take(operator, 'records-desktop-en');

const guardian = await someone(PHONE, 'guardian');
await guardian.go('/guardian');
await guardian.follow('main a[href$="/week"]');
await take(guardian, 'guardian-phone-zh');
await browser.close();
