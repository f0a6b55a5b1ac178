// So many people sign in to a program at the same moment, each by password, consent, code, tokens and userinfo, over HTTP; none may fail.
//   node benches/passport/crowd.mjs ORIGIN CLIENT_ID:SECRET PEOPLE
// Prints one JSON object. Exit status 1 where one of them failed.
import { createHash, randomBytes } from 'node:crypto';

const [origin, client, count] = process.argv.slice(2);
const [id, secret] = client.split(':');
const people = Number(count);
const PASSWORD = 'seven lanterns over the ferry';
const CALLBACK = 'http://127.0.0.1:9/cb';
const SIGN_UPS_AT_ONCE = 4;
const PATIENCE_MILLISECONDS = 300_000;

const part = (text, action) => new RegExp(`<form[^>]*action="${action}"[^>]*>.*?</form>`, 's').exec(text)?.[0];
const plain = (text) => text.replaceAll('&#38;', '&').replaceAll('&#61;', '=').replaceAll('&amp;', '&');
const hidden = (form) => [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]);

class Browser {
  cookies = new Map();

  async ask(address, form, headers = {}) {
    const sent = { ...headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (form) sent['sec-fetch-site'] = 'same-origin';
    const answer = await fetch(new URL(address, origin), {
      method: form ? 'POST' : 'GET', headers: sent, body: form && new URLSearchParams(form), redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.cookies.set(name, value); else this.cookies.delete(name);
    }
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text(), address };
  }
}

function must(seen, what, well) {
  if (!well) throw new Error(`${what}: ${seen.status} at ${seen.address}: ${seen.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 200)}`);
  return seen;
}

async function signUp(number) {
  const browser = new Browser();
  const seen = await browser.ask('/sign-up', [['username', `crowd${number}`], ['password', PASSWORD], ['age', 'adult']]);
  must(seen, 'sign-up', seen.status === 303);
}

async function signIn(number) {
  const browser = new Browser();
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = new URLSearchParams({ client_id: id, redirect_uri: CALLBACK, response_type: 'code', scope: 'openid profile', state: `s${number}`, nonce: `n${number}`, code_challenge: challenge, code_challenge_method: 'S256' });
  let seen = await browser.ask(`/oauth2/authorize?${asked}`);
  for (let step = 0; step < 8 && !seen.location?.startsWith(CALLBACK); step += 1) {
    if (seen.location) { seen = await browser.ask(new URL(seen.location, origin)); continue; }
    const [gate, consent] = [part(seen.text, '/sign-in'), part(seen.text, '/oauth2/consent')];
    if (gate) seen = must(await browser.ask('/sign-in', [...hidden(gate), ['username', `crowd${number}`], ['password', PASSWORD]]), 'sign-in', true);
    else if (consent) seen = await browser.ask('/oauth2/consent', [...hidden(consent), ['scope', 'profile'], ['decision', 'allow']]);
    else must(seen, 'neither sign-in nor consent', false);
    must(seen, 'a form led nowhere', Boolean(seen.location));
  }
  const back = new URL(must(seen, 'no way back to the program', seen.location?.startsWith(CALLBACK)).location);
  const code = back.searchParams.get('code');
  must(seen, 'no code', Boolean(code) && back.searchParams.get('state') === `s${number}`);
  const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  const program = new Browser();
  const given = await program.ask('/oauth2/token', [['grant_type', 'authorization_code'], ['code', code], ['redirect_uri', CALLBACK], ['code_verifier', verifier]], basic);
  const tokens = JSON.parse(must(given, 'tokens', given.status === 200).text);
  const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url'));
  must(given, 'nonce', claims.nonce === `n${number}`);
  const known = await program.ask('/oauth2/userinfo', undefined, { authorization: `Bearer ${tokens.access_token}` });
  must(known, 'userinfo', known.status === 200 && JSON.parse(known.text).sub === claims.sub);
}

const numbers = Array.from({ length: people }, (_, number) => number);
const waiting = [...numbers];
await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, async () => {
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) await signUp(number);
}));
const begun = performance.now();
const times = [];
const done = await Promise.allSettled(numbers.map(async (number) => {
  const own = performance.now();
  await signIn(number);
  times.push(performance.now() - own);
}));
const failed = done.filter((one) => one.status === 'rejected');
times.sort((one, other) => one - other);
const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN);
console.log(JSON.stringify({ bench: 'crowd', people, failed: failed.length, seconds: (performance.now() - begun) / 1000, p50_ms: at(0.5), p99_ms: at(0.99) }));
for (const one of failed.slice(0, 5)) console.error(String(one.reason?.cause ?? one.reason));
process.exit(failed.length === 0 ? 0 : 1);
