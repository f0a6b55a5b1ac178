// The passport as those live it who never saw it before, each in Chromium: an operator opens the platform and names people, a school administrator brings in a
// roster, a teacher gets a passkey, a guardian consents for a child, an unmodified application elsewhere (openid-client; jose for the notice) signs the
// teacher in and out by the back channel, and an auditor reads it all.

import assert from 'node:assert/strict';
import http from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { chromium } from 'playwright-core';
import { DESKTOP, expect, visit } from './visitor.mjs';

const { DAY_ISSUER: ISSUER, DAY_TOKEN: TOKEN, DAY_CLIENT, BACK, BACK_PORT, CHROMIUM } = process.env;
const [id, secret] = DAY_CLIENT.split(':');
const PASSWORD = 'a heron waits below the bridge';
const done = (what) => console.log(`ok school day: ${what}`);

// The application elsewhere: a page that knows who is there, and is told when they are gone.
const config = await client.discovery(new URL(ISSUER), id, { client_secret: secret }, undefined, { execute: [client.allowInsecureRequests] });
const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
const begun = new Map();
const people = new Map();
const notices = [];
const application = http.createServer(async (request, answer) => {
  const url = new URL(request.url, BACK);
  const session = /app=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  const page = (words) => answer.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="en"><title>App</title><h1>${words}</h1><a id="login" href="/login">Sign in</a></html>`);
  try {
    if (url.pathname === '/login') {
      const [own, verifier, state, nonce] = [client.randomState().replace(/\W/g, ''), client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
      begun.set(own, { verifier, state, nonce });
      const asked = { redirect_uri: `${BACK}/cb`, scope: 'openid profile roles', state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' };
      answer.writeHead(302, { location: client.buildAuthorizationUrl(config, asked).href, 'set-cookie': `app=${own}; Path=/` }).end();
    } else if (url.pathname === '/cb') {
      const { verifier, state, nonce } = begun.get(session);
      const tokens = await client.authorizationCodeGrant(config, url, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
      const known = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
      people.set(session, { name: known.name, claims: tokens.claims() });
      answer.writeHead(302, { location: '/' }).end();
    } else if (url.pathname === '/out') {
      let body = '';
      for await (const part of request) body += part;
      const { payload, protectedHeader } = await jwtVerify(new URLSearchParams(body).get('logout_token'), keys, { issuer: ISSUER, audience: id });
      assert.equal(protectedHeader.typ, 'logout+jwt');
      assert.ok(payload.events['http://schemas.openid.net/event/backchannel-logout'] && !('nonce' in payload));
      for (const [own, { claims }] of people) if (claims.sid === payload.sid) people.delete(own);
      notices.push(payload);
      answer.writeHead(200).end();
    } else if (url.pathname === '/') {
      page(people.has(session) ? `Hello ${people.get(session).name}` : 'Nobody is signed in');
    } else {
      answer.writeHead(204).end();
    }
  } catch (error) {
    answer.writeHead(500, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="en"><title>App</title><h1>${String(error.code ?? error)}</h1></html>`);
  }
}).listen(Number(BACK_PORT), '127.0.0.1');

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'] });
const everybody = [];

/** Somebody new at a browser of their own, with an authenticator as phones and computers have one. */
async function someone() {
  const visitor = await visit(browser, ISSUER, DESKTOP);
  visitor.allow(BACK);
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  everybody.push(visitor);
  return visitor;
}

async function signUp(visitor, name, age = 'adult') {
  await visitor.go('/sign-up');
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(PASSWORD);
  await visitor.one(`input[name=age][value=${age}]`).check();
  await visitor.follow('.gate form button.main');
  expect(!visitor.path.startsWith('/sign-up'), `signing up did not succeed: ${await visitor.text('main')}`);
}

/** Comes in by a starting code and chooses a password. */
async function comeIn(visitor, [name, code]) {
  await visitor.go('/sign-in');
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(code);
  await visitor.follow('.gate form button.main');
  await visitor.go('/me/roles');
  expect(visitor.path.startsWith('/me/first-password'), `a starting code leads to ${visitor.path}`);
  await visitor.one('#new_password').fill(PASSWORD);
  await visitor.follow('form[action="/me/first-password"] .btn.main');
}

async function signOut(visitor) {
  await visitor.go('/me/settings');
  await visitor.follow('main form[action="/sign-out"] button');
}

async function byPasskey(visitor) {
  await visitor.go('/sign-in');
  await visitor.follow('form[data-passkey=get] button');
  expect(visitor.path === '/me', `the passkey led to ${visitor.path}`);
}

async function getPasskey(visitor) {
  await visitor.go('/me/security');
  await visitor.one('form[data-passkey=create] #passkey').fill('key');
  await visitor.follow('form[data-passkey=create] button');
  expect(await visitor.page.locator('#passkeys .rows li').count() === 1, 'the passkey is not listed');
}

async function give(visitor, name, role) {
  await visitor.one('#username').fill(name);
  await visitor.one('#role').selectOption(role);
  await visitor.follow('form[action$="/roles"] button');
}

try {
  // Whoever runs the platform comes first, with the token on the console.
  const [operator, head, auditor] = [await someone(), await someone(), await someone()];
  await signUp(operator, 'first.hand');
  await operator.go('/first-run');
  await operator.one('#token').fill(TOKEN);
  await operator.follow('main form .btn.main');
  await getPasskey(operator);
  await signOut(operator);
  await byPasskey(operator);
  for (const [visitor, name] of [[head, 'head'], [auditor, 'reader']]) {
    await signUp(visitor, name);
    await getPasskey(visitor);
  }
  await operator.go('/organizations');
  await give(operator, 'reader', 'auditor');
  await operator.one('#kind').selectOption('school');
  await operator.one('#name').fill('Riverside');
  await operator.follow('form[action$="/create"] button');
  await operator.follow('.rows a');
  await give(operator, 'head', 'schooladmin');
  done('an operator opens the platform, makes a school and names who runs and who audits');

  // The administrator of the school, who signs in anew because a role was given.
  await byPasskey(head);
  await head.go('/me/roles');
  await head.follow('.rows a[href^="/organizations/"]');
  await head.follow('a[href$="/roster"]');
  const list = 'name,username,role,grade,class,birth date\nMiss Wang,miss.wang,teacher,1,1,\nXiao Ming,xiao.ming,learner,1,1,2019-05-06\n';
  await head.one('#file').setInputFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await head.follow('form[enctype] .btn.main');
  await head.follow('form[action$="/confirm"] button');
  await head.follow('form[action$="/codes"] .btn.main');
  const slip = async (name) => (await head.page.locator('.slips li', { hasText: name }).locator('code').allInnerTexts()).map((text) => text.trim());
  const [wang, lost] = [await slip('miss.wang'), await slip('xiao.ming')];
  const lookUp = async (name) => {
    await head.go('/me/roles');
    await head.follow('.rows a[href^="/organizations/"]');
    await head.follow('a[href$="/people"]');
    await head.one('main input[name=q]').fill(name);
    await head.follow('main form.search button');
    await head.follow('.rows h3 a');
  };
  // The child loses the slip: another is made on their page, and the first is worth nothing.
  await lookUp('Xiao Ming');
  await head.follow('form[action$="/code"] button');
  const ming = (await head.page.locator('.slips li code').allInnerTexts()).map((text) => text.trim());
  assert.equal(ming[0], lost[0]);
  assert.notEqual(ming[1], lost[1]);
  done('a school administrator brings in a roster, and replaces a lost slip');

  const teacher = await someone();
  await comeIn(teacher, wang);
  await getPasskey(teacher);
  await signOut(teacher);
  await byPasskey(teacher);
  done('a teacher gets a passkey and comes back by it');

  const [child, guardian] = [await someone(), await someone()];
  await child.go('/sign-in');
  await child.one('#username').fill(lost[0]);
  await child.one('#password').fill(lost[1]);
  await child.refused(() => child.follow('.gate form button.main'));
  expect(child.path.startsWith('/sign-in'), 'a slip that was replaced opens something');
  await comeIn(child, ming);
  await child.go('/me/privacy');
  await child.follow('form[action="/me/privacy/invite"] button');
  const invitation = await child.text('.big-code');
  await signUp(guardian, 'ming.father');
  await guardian.go('/guardian');
  await guardian.one('#code').fill(invitation);
  await guardian.follow('main form .btn.main');
  for (const purpose of ['learning', 'school']) await guardian.one(`input[name=purpose][value=${purpose}]`).check();
  await guardian.follow('button[name=accept]');
  expect((await guardian.text('main')).includes('Xiao Ming'), 'the child is not on the page of the guardian');
  done('a guardian consents for the child');

  // The application elsewhere.
  await teacher.page.goto(`${BACK}/`);
  await teacher.page.click('#login');
  await teacher.page.waitForSelector('button[value=allow]');
  for (const box of await teacher.page.locator('input[name=scope]:not(:checked)').all()) if (await box.isVisible()) await box.check();
  await teacher.page.click('button[value=allow]');
  await teacher.page.waitForURL(`${BACK}/`);
  assert.equal(await teacher.page.textContent('h1'), 'Hello Miss Wang');
  const { claims } = [...people.values()][0];
  assert.equal(claims.acr, 'urn:xingtan:aal2', 'the application is told that a passkey was used');
  done('an application elsewhere signs the teacher in');
  await signOut(teacher);
  for (let wait = 0; wait < 100 && notices.length === 0; wait += 1) await new Promise((then) => setTimeout(then, 100));
  assert.equal(notices[0]?.sid, claims.sid, 'a notice of sign-out arrived, about this session');
  await teacher.page.goto(`${BACK}/`);
  assert.equal(await teacher.page.textContent('h1'), 'Nobody is signed in');
  done('and out, by the back channel');

  // Suspended: out of what is open, and by no passkey in again, here or from elsewhere; let in again, everything is as before.
  await byPasskey(teacher);
  await lookUp('Miss Wang');
  await head.follow('form[action$="/suspend"] button.danger');
  await teacher.refused(() => teacher.page.goto('/me/security'));
  expect(await teacher.page.locator('#passkeys').count() === 0, 'somebody who was suspended is still in');
  await teacher.go('/sign-in');
  await teacher.refused(() => teacher.follow('form[data-passkey=get] button'));
  expect(teacher.path.startsWith('/sign-in'), `somebody who was suspended came in by a passkey, to ${teacher.path}`);
  await teacher.page.goto(`${BACK}/login`);
  expect(new URL(teacher.page.url()).pathname === '/sign-in', `and got to ${teacher.page.url()}`);
  await head.follow('form[action$="/suspend"] button');
  await byPasskey(teacher);
  done('a suspension holds at once for open sessions, passkeys and applications elsewhere');

  await byPasskey(auditor);
  for (const action of ['operator.first', 'role.given', 'organization.created', 'roster.imported', 'roster.codes-handed-out', 'account.code-renewed', 'factor.passkey-added', 'guardian.linked', 'consent.given', 'account.suspended', 'session.opened']) {
    await auditor.go(`/admin/audit?action=${action}`);
    expect((await auditor.text('main')).includes(action) && await auditor.page.locator('.audit li').count() > 0, `the log does not tell of ${action}`);
  }
  done('an auditor reads it all');
  const faults = everybody.flatMap((visitor) => [...visitor.faults]);
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
  application.close();
}
process.exit(0);
