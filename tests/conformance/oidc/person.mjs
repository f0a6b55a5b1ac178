// A person without a browser: keeps cookies, follows redirects within the platform, fills in the forms that they meet.

const issuer = process.env.ISSUER;

export class Person {
  cookies = new Map();

  async ask(address, form) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-language': 'en' };
    if (form) headers['sec-fetch-site'] = 'same-origin';
    const answer = await fetch(new URL(address, issuer), { method: form ? 'POST' : 'GET', headers, body: form && new URLSearchParams(form), redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.cookies.set(name, value); else this.cookies.delete(name);
    }
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text(), address: String(address) };
  }

  // Goes where a program sends them, signs in and allows where they are asked; the address of the program that they come back to.
  async go(address, name = 'lilei', password = 'seven green umbrellas') {
    const steps = [];
    for (let step = 0; step < 12; step += 1) {
      const seen = await this.ask(address);
      steps.push(`${seen.status} ${address}`);
      if (seen.location) {
        const next = new URL(seen.location, issuer);
        if (next.origin !== new URL(issuer).origin) return next;
        address = next;
        continue;
      }
      const form = this.fill(seen, name, password);
      if (!form) throw new Error(`stuck: ${steps.join(', ')}\n${seen.text.slice(0, 2000)}`);
      const sent = await this.ask(form.action, form.fields);
      steps.push(`${sent.status} ${form.action}`);
      if (!sent.location) throw new Error(`a form did not lead on: ${steps.join(', ')}\n${sent.text.slice(0, 2000)}`);
      const next = new URL(sent.location, issuer);
      if (next.origin !== new URL(issuer).origin) return next;
      address = next;
    }
    throw new Error(`too many steps: ${steps.join(', ')}`);
  }

  fill(seen, name, password) {
    const part = (action) => seen.text.match(new RegExp(`<form[^>]*action="${action}"[^>]*>.*?</form>`, 's'))?.[0];
    const hidden = (form) => [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const signIn = part('/sign-in');
    if (signIn) return { action: '/sign-in', fields: [...hidden(signIn).map(([key, value]) => [key, value.replaceAll('&#38;', '&').replaceAll('&#61;', '=')]), ['username', name], ['password', password]] };
    const consent = part('/oauth2/consent');
    if (consent) {
      const scopes = [...consent.matchAll(/name="scope" value="([^"]*)"/g)].map(([, scope]) => ['scope', scope]);
      return { action: '/oauth2/consent', fields: [...hidden(consent), ...scopes, ['decision', 'allow']] };
    }
    const again = part('/oauth2/switch');
    if (again) return { action: '/oauth2/switch', fields: hidden(again) };
    return undefined;
  }
}
