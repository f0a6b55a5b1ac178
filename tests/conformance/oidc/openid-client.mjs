// openid-client (npm), a certified relying party: discovery, code with PKCE, refresh, claims, pushed requests, registration, revocation, introspection,
// client credentials, sign-out with its back-channel notice.

import assert from 'node:assert/strict';
import http from 'node:http';
import * as client from 'openid-client';
import { Person } from './person.mjs';

const { ISSUER, BACK, BACK_PORT } = process.env;
const [id, secret] = process.env.CLIENT.split(':');
const insecure = { execute: [client.allowInsecureRequests] };
const done = (what) => console.log(`ok openid-client: ${what}`);

// Where notices of sign-out arrive.
const notices = [];
const listener = http.createServer((request, answer) => {
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    if (request.url === '/out') notices.push(new URLSearchParams(body).get('logout_token'));
    answer.writeHead(200).end();
  });
}).listen(Number(BACK_PORT), '127.0.0.1');

async function signIn(config, person, more = {}, push = false) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const asked = { redirect_uri: `${BACK}/cb`, scope: 'openid profile email roles', state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more };
  const address = push ? await client.buildAuthorizationUrlWithPAR(config, asked) : client.buildAuthorizationUrl(config, asked);
  const back = await person.go(address);
  return client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
}

const config = await client.discovery(new URL(ISSUER), id, { client_secret: secret }, undefined, insecure);
assert.equal(config.serverMetadata().issuer, ISSUER);
assert.ok(config.serverMetadata().supportsPKCE());
done('discovery');

const person = new Person();
const tokens = await signIn(config, person);
assert.equal(tokens.scope, 'openid profile email roles');
const claims = tokens.claims();
assert.deepEqual([claims.acr, claims.amr], ['urn:xingtan:aal1', ['pwd']]);
done('code with PKCE, state, nonce and iss; ID token by RS256');

const known = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
assert.equal(known.name, '李雷');
assert.equal(known.preferred_username, 'lilei');
done('claims of the person');

const fresh = await client.refreshTokenGrant(config, tokens.refresh_token);
assert.notEqual(fresh.refresh_token, tokens.refresh_token);
await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token), (error) => error.error === 'invalid_grant');
await assert.rejects(client.refreshTokenGrant(config, fresh.refresh_token), (error) => error.error === 'invalid_grant');
done('refresh tokens rotate, and a second use ends everything');

const pushed = await signIn(config, person, {}, true);
assert.equal(pushed.claims().sub, claims.sub);
done('a pushed request');

const [esId, esSecret] = process.env.ES256.split(':');
const by = await client.discovery(new URL(ISSUER), esId, { client_secret: esSecret, id_token_signed_response_alg: 'ES256' }, client.ClientSecretBasic(esSecret), insecure);
assert.equal((await signIn(by, person)).claims().sub, claims.sub);
done('ID token by ES256, secret in the header');

await signIn(config, person, { prompt: 'login' });
await assert.rejects(new Person().go(client.buildAuthorizationUrl(config, { redirect_uri: `${BACK}/cb`, scope: 'openid', prompt: 'none', code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()), code_challenge_method: 'S256' })).then((back) => {
  if (back.searchParams.get('error')) throw new Error(back.searchParams.get('error'));
}), /login_required/);
done('prompt=login and prompt=none');

const now = await signIn(config, person);
assert.equal((await client.tokenIntrospection(config, now.access_token)).active, true);
await client.tokenRevocation(config, now.refresh_token);
assert.equal((await client.tokenIntrospection(config, now.access_token)).active, false);
done('introspection and revocation');

const [robotId, robotSecret] = process.env.ROBOT.split(':');
const robot = await client.discovery(new URL(ISSUER), robotId, { client_secret: robotSecret }, undefined, insecure);
assert.equal((await client.clientCredentialsGrant(robot, { scope: 'things' })).scope, 'things');
done('client credentials');

const registered = await client.dynamicClientRegistration(new URL(ISSUER), { client_name: 'Registered', redirect_uris: [`${BACK}/cb`] }, undefined, { ...insecure, initialAccessToken: process.env.TOKEN });
assert.ok((await signIn(registered, person)).claims().sub);
done('dynamic registration');

const last = await signIn(config, person);
const out = client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${BACK}/bye`, id_token_hint: last.id_token, state: 'later' });
const gone = await person.go(out);
assert.equal(String(gone), `${BACK}/bye?state=later`);
for (let wait = 0; wait < 50 && !notices.some((notice) => JSON.parse(atob(notice.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sid === last.claims().sid); wait += 1) await new Promise((then) => setTimeout(then, 100));
const notice = notices.map((text) => JSON.parse(atob(text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')))).find((said) => said.sid === last.claims().sid);
assert.ok(notice, 'a notice of sign-out arrived');
assert.equal(notice.sub, claims.sub);
await assert.rejects(client.fetchUserInfo(config, last.access_token, claims.sub));
done('sign-out, and the notice of it by the back channel');
listener.close();
process.exit(0);
