// oidc-client-ts (npm), in Chromium, as a page of another origin without a secret would use it.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { ISSUER, BACK, BACK_PORT, CHROMIUM, PAGE } = process.env;
const folder = path.dirname(createRequire(import.meta.url).resolve('oidc-client-ts/package.json'));
const library = fs.readFileSync(path.join(folder, 'dist/browser/oidc-client-ts.min.js'));
const [clientId] = PAGE.split(':');
const page = `<!doctype html><meta charset="utf-8"><title>A page elsewhere</title><script src="/library.js"></script><script>
window.manager = new oidc.UserManager({ authority: ${JSON.stringify(ISSUER)}, client_id: ${JSON.stringify(clientId)}, redirect_uri: ${JSON.stringify(`${BACK}/page`)},
  post_logout_redirect_uri: ${JSON.stringify(`${BACK}/page`)}, scope: 'openid profile offline_access', loadUserInfo: true, automaticSilentRenew: false });
window.ready = location.search.includes('code=') ? window.manager.signinRedirectCallback() : Promise.resolve(null);
</script>`;
const listener = http.createServer((request, answer) => {
  if (request.url === '/library.js') answer.writeHead(200, { 'content-type': 'text/javascript' }).end(library);
  else answer.writeHead(200, { 'content-type': 'text/html' }).end(page);
}).listen(Number(BACK_PORT), '127.0.0.1');
const done = (what) => console.log(`ok oidc-client-ts: ${what}`);

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'] });
try {
  const tab = await (await browser.newContext({ locale: 'en' })).newPage();
  const wrong = [];
  tab.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  await tab.goto(`${BACK}/page`);
  await tab.evaluate(() => { window.manager.signinRedirect(); });
  await tab.waitForSelector('input[name=username]');
  await tab.fill('input[name=username]', 'lilei');
  await tab.fill('input[name=password]', 'seven green umbrellas');
  await tab.click('form[action="/sign-in"] button.main');
  await tab.waitForSelector('button[value=allow]');
  await tab.click('button[value=allow]');
  await tab.waitForURL((url) => url.href.startsWith(BACK));
  const user = await tab.evaluate(async () => { const user = await window.ready; return { name: user.profile.name, expires: user.expires_in, token: user.access_token, scope: user.scope }; });
  assert.equal(user.name, '李雷');
  done('signs in over the consent page, and reads the claims from another origin');

  const renewed = await tab.evaluate(async () => (await window.manager.signinSilent()).access_token);
  assert.notEqual(renewed, user.token);
  done('renews with its refresh token');

  // Signed out here, allowed before: after the form of the sign-in page the browser is led on although the policy of that page knows no program.
  await tab.evaluate(async () => { await window.manager.removeUser(); });
  await tab.context().clearCookies();
  await tab.goto(`${BACK}/page`);
  await tab.evaluate(() => { window.manager.signinRedirect(); });
  await tab.waitForSelector('input[name=username]');
  await tab.fill('input[name=username]', 'lilei');
  await tab.fill('input[name=password]', 'seven green umbrellas');
  await tab.click('form[action="/sign-in"] button.main');
  await tab.waitForURL((url) => url.href.startsWith(BACK));
  assert.equal(await tab.evaluate(async () => (await window.ready).profile.name), '李雷');
  done('signs in again without being asked');

  await tab.evaluate(() => { window.manager.signoutRedirect(); });
  await tab.waitForURL(`${BACK}/page`);
  await tab.goto(`${ISSUER}/me/applications`);
  assert.match(await tab.content(), /sign-in/);
  done('signs out');
  assert.deepEqual(wrong.filter((text) => /Content Security Policy|CORS/.test(text)), []);
} finally {
  await browser.close();
  listener.close();
}
process.exit(0);
