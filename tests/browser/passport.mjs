// The passport: the first operator, a passkey, an app, a guardian who consents, roles, and the auditor who reads it all.

import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from './visitor.mjs';
import { person, signIn, signUp } from './practice.mjs';

const WAIT_MILLISECONDS = 5_000;
const STEP_SECONDS = 30;

/** The code that an app shows now (RFC 6238). */
function code(secret, step = Math.floor(Date.now() / 1000 / STEP_SECONDS)) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/gu).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function signOut(visitor) {
  await visitor.go('/me/settings');
  await visitor.follow('main form[action="/sign-out"] button');
}

/** An authenticator that always agrees, as phones and computers have one. */
async function authenticator(visitor) {
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await session.send('WebAuthn.addVirtualAuthenticator', { options });
}

/** The operator of a new platform: by the token on the console, then with a passkey; roles for others; the log for the auditor. */
export async function passkey(visitor, report, house) {
  const operator = person();
  const first = (await fetch(`${house.origin}/first-run`)).ok;
  const token = first && /enter the token ([0-9a-f]{32})/u.exec(house.log())[1];
  await authenticator(visitor);
  await signUp(visitor, operator);
  if (token) {
    await visitor.go('/first-run');
    await visitor.one('#token').fill(token);
    await visitor.follow('main form .btn.main');
    expect(visitor.path === '/me', `the token led to ${visitor.path}`);
  }
  await visitor.go('/me/security');
  await visitor.one('form[data-passkey=create] #passkey').fill('key');
  await visitor.follow('form[data-passkey=create] button');
  expect(await visitor.page.locator('#passkeys .rows li').count() === 1, 'the passkey is not listed');
  await signOut(visitor);
  await visitor.go('/sign-in');
  await visitor.follow('form[data-passkey=get] button');
  expect(visitor.path === '/me', `the passkey led to ${visitor.path}`);
  if (!token) return;

  // With the passkey the role works: a school, and somebody to audit.
  await visitor.go('/organizations');
  await visitor.one('#kind').selectOption('school');
  await visitor.one('#name').fill('School');
  await visitor.follow('form[action$="/create"] button');
  expect(await visitor.page.locator('.rows a', { hasText: 'School' }).count() === 1, 'the school is not listed');
  await roster(visitor);
  const auditor = person();
  const other = await visitor.another();
  await signUp(other, auditor);
  await visitor.one('#username').fill(auditor.name);
  await visitor.one('#role').selectOption('auditor');
  await visitor.follow('form[action$="/roles"] button');
  expect(await visitor.page.locator('#offers li', { hasText: auditor.name }).count() === 1, 'it is not said that the role waits for an answer');
  await other.go('/me');
  await other.follow('.work a[href="/me/roles"]');
  await other.follow('form[action$="/accept"] button');
  expect(other.path.startsWith('/sign-in'), `who accepted a role of staff is at ${other.path}`);
  await visitor.go('/me/roles?permission=audit.read');
  expect(await visitor.page.locator('section [role=status] b').count() === 1, 'no reason is given');

  await app(other, auditor);
  await other.go('/admin/audit');
  const log = await other.page.locator('.audit').textContent();
  for (const action of ['role.offered', 'role.accepted', 'organization.created', 'factor.passkey-added', 'operator.first']) expect(log.includes(action), `the log does not tell of ${action}`);
  expect(!(await other.page.locator('.audit').innerText()).includes('role.offered'), 'the log speaks in codes');
  report(`${await other.page.locator('.audit li').count()} entries in the log`);
  for (const fault of other.faults) visitor.faults.add(fault);
  await other.close();
}

/** A list of a class: uploaded, looked at, brought in; somebody on it comes in with the starting code; the import is taken back. */
async function roster(visitor) {
  await visitor.follow('.rows a');
  await visitor.follow('a[href$="/roster"]');
  const list = 'name,username,role,grade,class\nLi Lei,li.lei,learner,7,1\nHan Mei,han.mei,learner,7,1\nNobody,a b,learner,7,1\n';
  await visitor.one('#file').setInputFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await visitor.follow('form[enctype] .btn.main');
  expect((await visitor.text('main')).includes('han.mei'), 'the preview does not name who would come');
  expect(await visitor.page.locator('.rows li', { hasText: 'a b' }).count() > 0, 'the line that is wrong is not shown');
  await visitor.follow('form[action$="/confirm"] button');
  await visitor.follow('form[action$="/codes"] .btn.main');
  const slip = visitor.page.locator('.slips li', { hasText: 'li.lei' });
  const [name, code] = (await slip.locator('code').allInnerTexts()).map((text) => text.trim());
  const pupil = await visitor.another();
  await signIn(pupil, { name, password: code });
  await pupil.go('/me/roles');
  expect(pupil.path.startsWith('/me/first-password'), 'whoever comes by a code is let on without a password of their own');
  await pupil.one('#new_password').fill('a heron waits below the bridge');
  await pupil.follow('form[action="/me/first-password"] .btn.main');
  await pupil.go('/me/roles');
  expect(await pupil.page.locator('.rows li').count() === 1, 'the pupil is in no class');
  for (const fault of pupil.faults) visitor.faults.add(fault);
  await pupil.close();
  await visitor.follow('main .actions a:last-child');
  await visitor.follow('form[action$="/undo"] button');
  expect((await visitor.text('main')).length > 0, 'nothing is said of what was taken back');
  await visitor.go('/organizations');
}

/** Sets up an app, signs out and in again with its code, and with a recovery code. */
export async function app(visitor, who) {
  // A role that was given meanwhile asks for a fresh sign-in.
  await visitor.go('/sign-in');
  if (visitor.path === '/sign-in') await signIn(visitor, who);
  await visitor.go('/me/security');
  await visitor.follow('#app form button');
  const secret = (await visitor.text('main code')).trim();
  expect(await visitor.page.locator('.qr svg').count() === 1, 'there is nothing to scan');
  await visitor.one('#code').fill(code(secret));
  await visitor.follow('main form .btn.main');
  const codes = await visitor.page.locator('.codes code').allInnerTexts();
  expect(codes.length === 10, `${codes.length} recovery codes`);
  await signOut(visitor);
  await visitor.go('/sign-in');
  await visitor.one('#username').fill(who.name);
  await visitor.one('#password').fill(who.password);
  await visitor.follow('.gate form button.main');
  expect(await visitor.one('#code').isVisible(), 'no second factor is asked for');
  await visitor.one('#code').fill(codes[0]);
  await visitor.follow('main form .btn.main');
  expect(visitor.path === '/me', `the recovery code led to ${visitor.path}`);
}

/** Somebody sets up an app, with or without scripts. */
export async function secondFactor(visitor) {
  const who = person();
  await signUp(visitor, who);
  await app(visitor, who);
}

/** A child, a guardian, and what is consented to. */
export async function guardian(visitor) {
  const [child, parent] = [person(), person()];
  await signUp(visitor, child, 'child');
  const invitation = await visitor.text('.big-code');
  expect(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/u.test(invitation), `the code is ${invitation}`);
  const other = await visitor.another();
  await signUp(other, parent);
  await other.go('/guardian');
  await other.one('#code').fill(invitation);
  await other.follow('main form .btn.main');
  for (const purpose of ['learning', 'school']) await other.one(`input[name=purpose][value=${purpose}]`).check();
  await other.follow('button[name=accept]');
  expect((await other.text('main')).includes(child.name.slice(0, 8)), 'the child is not on the page of the guardian');
  await signIn(visitor, child);
  expect(visitor.path === '/me', `the child is at ${visitor.path}`);
  await visitor.go('/me/privacy');
  const until = Date.now() + WAIT_MILLISECONDS;
  while (!(await visitor.text('main')).includes(parent.name.slice(0, 8))) {
    expect(Date.now() < until, 'the child does not see its guardian');
    await pause(200);
    await visitor.go('/me/privacy');
  }
  await other.go('/guardian');
  await other.follow('main .card form button:not([name=give])');
  for (const fault of other.faults) visitor.faults.add(fault);
  await other.close();
}

/** Signs in by an account at another platform, opens an account with it, signs out, and comes back by it; everything over real redirects between sites. */
export async function elsewhere(visitor, report, house) {
  const there = house.elsewhere;
  const { name, password } = person();
  await visitor.page.goto(`${there}/sign-up`, { waitUntil: 'load' });
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(password);
  await visitor.one('input[name=age][value=adult]').check();
  await visitor.page.locator('.gate form button.main').click();
  await visitor.page.waitForURL(`${there}/me`);
  await visitor.go('/sign-in');
  await visitor.one('button[formaction="/sign-in/with/city"]').click();
  await visitor.page.waitForURL(`${there}/oauth2/consent**`);
  await visitor.page.locator('button[name=decision][value=allow]').click();
  await visitor.page.waitForURL(`${house.origin}/sign-in/outside`);
  await visitor.one('#username').fill(name);
  await visitor.one('input[name=age][value=adult]').check();
  await visitor.follow('form[action="/sign-in/outside"] button.main');
  expect(visitor.path === '/me', `the account led to ${visitor.path}`);
  await visitor.go('/me/security');
  expect(await visitor.page.locator('#outside .rows li').count() === 1, 'the account elsewhere is not listed');
  await signOut(visitor);
  await visitor.go('/sign-in');
  await visitor.one('button[formaction="/sign-in/with/city"]').click();
  await visitor.page.waitForURL(`${house.origin}/me`);
  await visitor.go('/me/settings');
  expect((await visitor.text('main')).includes(name), 'somebody else is signed in');
  // Going to the other platform was the point.
  for (const fault of visitor.faults) if (fault.startsWith(`a request to another origin: ${there}/`)) visitor.faults.delete(fault);
}
