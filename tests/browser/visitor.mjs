// Someone with a browser: walks through the pages, and notes on every page what no page may do.

export const PHONE = { name: 'phone', viewport: { width: 390, height: 844 }, locale: 'zh-CN', tag: 'zh-Hans', hasTouch: true, isMobile: true };
export const DESKTOP = { name: 'desktop', viewport: { width: 1280, height: 800 }, locale: 'en-US', tag: 'en' };
export const PHONE_WITHOUT_SCRIPTS = { ...PHONE, name: 'phone without scripts', javaScriptEnabled: false };
export const DESKTOP_WITHOUT_SCRIPTS = { ...DESKTOP, name: 'desktop without scripts', javaScriptEnabled: false };

const WAIT_MILLISECONDS = 15_000;

/** Opens a fresh browser context of a kind. */
export async function visit(browser, origin, { name, tag, ...options }, more = {}) {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...options, ...more });
  context.setDefaultTimeout(WAIT_MILLISECONDS);
  const page = await context.newPage();
  const again = () => visit(browser, origin, { name, tag, ...options }, more);
  return new Visitor(origin, context, page, tag, options.javaScriptEnabled !== false, again);
}

class Visitor {
  /** What went wrong on the way without stopping it. */
  faults = new Set();
  pages = 0;
  #missing;
  #others = new Set();
  #refusing = false;

  constructor(origin, context, page, tag, scripts, another) {
    // `another` opens a second browser of the same kind, for somebody else.
    const mayAsk = (asked) => asked === origin || this.#others.has(asked);
    Object.assign(this, { origin, context, page, tag, scripts, another });
    context.on('request', (request) => {
      const { origin: asked, protocol } = new URL(request.url());
      if (!mayAsk(asked) && protocol !== 'data:') this.fault(`a request to another origin: ${request.url()}`);
    });
    context.on('response', (answer) => {
      if (answer.status() >= 400 && answer.url() !== this.#missing && !this.#refusing) this.fault(`${answer.status()} from ${answer.url().slice(origin.length)}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && message.location().url !== this.#missing && !this.#refusing) this.fault(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.fault(`script: ${error.message}`));
    page.on('dialog', (dialog) => dialog.accept());
  }

  get path() {
    return this.page.url().slice(this.origin.length);
  }

  /** Takes faults back that the journey brought about on purpose. */
  forgive(words) {
    for (const fault of this.faults) if (words.test(fault)) this.faults.delete(fault);
  }

  /** Lets pages ask another origin besides: that of courseware. */
  allow(origin) {
    this.#others.add(origin);
  }

  fault(words) {
    this.faults.add(`${words} (on ${this.path})`);
  }

  /** The one element a selector names, visible or not. */
  one(selector) {
    return this.page.locator(selector).first();
  }

  /** The text as a reader sees it, white space made one. */
  async text(selector) {
    return (await this.one(selector).innerText()).replace(/\s+/gu, ' ').trim();
  }

  async go(path) {
    await this.page.goto(path, { waitUntil: 'load' });
    await this.look();
  }

  /** Goes to a page that is not there. */
  async goAstray(path) {
    this.#missing = this.origin + path;
    await this.go(path);
  }

  /** Does what the platform is to refuse with an error status. */
  async refused(act) {
    this.#refusing = true;
    await act();
    this.#refusing = false;
  }

  /** Follows a link or sends a form, up to the page it leads to. */
  async follow(selector) {
    const target = this.page.locator(`${selector} >> visible=true`).first();
    const loaded = this.page.waitForEvent('load');
    loaded.catch(() => {});
    await target.click();
    await loaded;
    await this.look();
  }

  /** What every page owes. */
  async look() {
    this.pages += 1;
    const { title, headings, wide, room, language } = await this.page.evaluate(() => ({
      title: document.title.trim(),
      headings: document.querySelectorAll('h1').length,
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
      language: document.documentElement.lang,
    }));
    if (!title) this.fault('no title');
    if (headings !== 1) this.fault(`${headings} h1`);
    if (wide > room) this.fault(`scrolls sideways: ${wide} px in ${room} px, ${await this.#widest(room)}`);
    if (language !== this.tag) this.fault(`the page is in ${language} instead of ${this.tag}`);
  }

  /** The innermost elements that stick out, for the report; what is fixed to the window or scrolls by itself is no cause. */
  #widest(room) {
    return this.page.evaluate((limit) => {
      const excused = (element) => {
        for (let at = element; at && at !== document.body; at = at.parentElement) {
          const { position, overflowX } = getComputedStyle(at);
          if (position === 'fixed' || (at !== element && overflowX !== 'visible')) return true;
        }
        return false;
      };
      const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > limit + 0.5 && !excused(element));
      const inmost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
      const named = (element) => `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')} “${element.textContent.trim().slice(0, 30)}”`;
      return inmost.slice(0, 3).map(named).join(', ') || 'no element that can be named';
    }, room);
  }

  close() {
    return this.context.close();
  }
}

/** Fails the journey at once. */
export function expect(holds, words) {
  if (!holds) throw new Error(words);
}
