// What makes the pages of Xingtan faster and nicer. Every page works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* A private window. */ } };

  if (window.htmx) {
    // The policy knows no inline style and no eval; pages are not kept in a shared browser.
    Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, allowScriptTags: false, historyCacheSize: 0, refreshOnHistoryMiss: true });
    document.addEventListener('htmx:afterSwap', (event) => event.target.querySelector('[data-focus]')?.focus());
  }

  // Theme and size of letters: applied at once, and kept in a cookie for the server's next page.
  const choices = { theme: ['light', 'dark'], size: ['big', 'bigger'] };
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : '')) === 'dark';
  const choose = (name, wanted) => {
    const chosen = (value) => (choices[name].includes(value) ? value : '');
    const value = chosen(wanted);
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    remember(name, value);
    document.cookie = `${name}=${value}; path=/; max-age=${value ? 31536000 : 0}; samesite=lax`;
    all(`[data-look] [name="${name}"][aria-pressed]`).forEach((button) => button.setAttribute('aria-pressed', chosen(button.value) === value));
  };
  for (const name of Object.keys(choices)) if (remembered(name) && !root.dataset[name]) choose(name, remembered(name));
  document.addEventListener('submit', (event) => {
    const { target, submitter } = event;
    if (target.matches('[data-look]') && submitter) {
      event.preventDefault();
      choose(submitter.name, 'toggle' in submitter.dataset ? (isDark() ? 'light' : 'dark') : submitter.value);
    } else if (target.dataset.confirm && !confirm(target.dataset.confirm)) event.preventDefault();
  });

  // Suggestions while typing: the combobox of the ARIA Authoring Practices.
  for (const input of all('input[data-suggest]')) {
    const list = document.getElementById(input.dataset.list);
    let active = -1, timer, asked;
    const set = (name, value) => input.setAttribute(name, value);
    const options = () => all('[role=option]', list);
    const mark = (position) => {
      active = position;
      options().forEach((option, at) => {
        option.id = `${list.id}-${at}`;
        option.setAttribute('aria-selected', at === position);
        if (at === position) option.scrollIntoView({ block: 'nearest' });
      });
      set('aria-activedescendant', position < 0 ? '' : `${list.id}-${position}`);
    };
    const show = (open) => { list.hidden = !open; set('aria-expanded', open); mark(-1); };
    const take = (option) => option && location.assign(option.dataset.href);
    const ask = async () => {
      asked?.abort();
      const words = input.value.trim();
      if (!words) return show(false);
      asked = new AbortController();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
        list.innerHTML = answer.ok ? await answer.text() : '';
        show(options().length > 0 && document.activeElement === input);
      } catch { /* Superseded or offline: search still works. */ }
    };
    const soon = (event) => { clearTimeout(timer); if (!event.isComposing) timer = setTimeout(ask, 120); };
    Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': false, 'aria-controls': list.id }).forEach(([name, value]) => set(name, value));
    input.addEventListener('input', soon);
    input.addEventListener('compositionend', soon);
    input.addEventListener('blur', () => show(false));
    input.addEventListener('keydown', (event) => {
      if (event.isComposing || list.hidden) return;
      const count = options().length;
      if (event.key === 'ArrowDown') mark((active + 1) % count);
      else if (event.key === 'ArrowUp') mark((active < 1 ? count : active) - 1);
      else if (event.key === 'Escape') show(false);
      else if (event.key === 'Enter' && active >= 0) take(options()[active]);
      else return;
      event.preventDefault();
    });
    list.addEventListener('mousedown', (event) => { event.preventDefault(); take(event.target.closest('[role=option]')); });
  }

  // Where one was reading: the first block on the screen, for the last hundred sections, offered the next time.
  const reading = document.querySelector('[data-reading]');
  if (reading) {
    const section = reading.dataset.reading;
    const resume = document.querySelector('[data-resume]');
    let places = [], waiting;
    try { places = JSON.parse(remembered('reading')) ?? []; } catch { /* Begin anew. */ }
    const goal = reading.children[places.find(([name]) => name === section)?.[1]];
    if (goal && resume && !location.hash) {
      resume.hidden = false;
      resume.onclick = (event) => { event.preventDefault(); goal.scrollIntoView(); resume.hidden = true; };
    }
    addEventListener('scroll', () => {
      waiting ||= setTimeout(() => {
        waiting = 0;
        const place = [...reading.children].findIndex((child) => child.getBoundingClientRect().bottom > 90);
        places = places.filter(([name]) => name !== section).slice(-99);
        if (place > 2) places.push([section, place]);
        remember('reading', JSON.stringify(places));
      }, 800);
    }, { passive: true });
  }

  // Time spent: the seconds in which a section is on the screen and somebody moves. Nothing is measured for strangers. What was measured waits in the
  // browser, one entry for each beat, until the server has it, also for days without a network; a beat handed in twice counts once by its id.
  const { reader } = document.body.dataset;
  const MINUTE = 60_000, KEPT = 14 * 24 * 60 * MINUTE, WAITING_MAX = 1000, BEATS_MAX = 100, SECONDS_MAX = 300, SOON = 5_000;
  if (reader) {
    const address = `/learning/beats?reader=${reader}`;
    const token = document.querySelector('[data-look] [name=_token]')?.value ?? '';
    const keys = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith('beat ')); } catch { return []; } };
    const forget = (key) => { try { localStorage.removeItem(key); } catch { /* It was never kept. */ } };
    // What waits, the oldest first. Beats of other people who use this browser wait for them; those that nobody would take any more go.
    const waiting = () => keys().map((key) => {
      try { return [key, ...JSON.parse(remembered(key))]; } catch { return [key, '', '', 0, 0]; }
    }).sort((one, other) => one[4] - other[4]).filter(([key, whose, , , at]) => {
      if (!(at > Date.now() - KEPT)) forget(key);
      return at > Date.now() - KEPT && whose === reader;
    });
    const written = (beats) => JSON.stringify(beats.map(([key, , section, seconds, at]) => ({ id: key.slice(5), section, seconds, at: at * 1000 })));
    let sending = false;
    const handIn = async () => {
      const beats = waiting().slice(0, BEATS_MAX);
      if (sending || beats.length === 0 || !navigator.onLine) return;
      sending = true;
      let taken = false;
      try {
        const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', 'x-form-token': token }, body: written(beats) });
        taken = answer.ok;
      } catch { /* No network: they wait. */ }
      sending = false;
      if (!taken) return;
      for (const [key] of beats) forget(key);
      handIn();
    };
    addEventListener('online', handIn);
    if (keys().length > 0) setTimeout(handIn, SOON);

    const { beats: section } = document.querySelector('[data-beats]')?.dataset ?? {};
    if (section) {
      const GAPS = [0.5, 1, 2, 4, 5].map((minutes) => minutes * MINUTE);
      // Not by randomUUID, which browsers keep for addresses with TLS: a school's own server may have none.
      const newId = () => {
        const numbers = crypto.getRandomValues(new Uint8Array(16));
        numbers[6] = (numbers[6] & 15) | 64;
        numbers[8] = (numbers[8] & 63) | 128;
        return [...numbers].map((number) => number.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
      };
      const onScreen = () => document.visibilityState === 'visible';
      let from = performance.now(), moved = from, seen = onScreen(), active = 0, gap = 0;
      // Adds what was active since it was last asked: until a minute after somebody moved.
      const measure = (visible = onScreen()) => {
        const now = performance.now();
        if (seen) active += Math.max(0, Math.min(now, moved + MINUTE) - from);
        [from, seen] = [now, visible];
      };
      // Writes down what was active; whether there was anything.
      const beat = () => {
        measure();
        let count = 0;
        for (; active >= 1000 && keys().length < WAITING_MAX; count += 1) {
          const seconds = Math.min(SECONDS_MAX, Math.floor(active / 1000));
          active -= seconds * 1000;
          remember(`beat ${newId()}`, JSON.stringify([reader, section, seconds, Date.now()]));
        }
        return count > 0;
      };
      const next = () => setTimeout(() => {
        if (beat()) gap = Math.min(gap + 1, GAPS.length - 1);
        handIn();
        next();
      }, GAPS[gap]);
      next();
      for (const sign of ['scroll', 'keydown', 'pointerdown', 'pointermove', 'touchmove', 'wheel']) {
        addEventListener(sign, () => { measure(); moved = performance.now(); }, { passive: true, capture: true });
      }
      // Whoever leaves may not come back: what was measured goes with the page, and is forgotten once a later page knows that it arrived.
      const leave = () => {
        if (!beat() || !navigator.onLine) return;
        const beats = waiting().slice(-BEATS_MAX);
        navigator.sendBeacon?.(address, new Blob([written(beats)], { type: 'application/json' }));
      };
      document.addEventListener('visibilitychange', () => { if (onScreen()) { measure(); moved = performance.now(); } else leave(); });
      addEventListener('pagehide', () => { leave(); measure(false); });
      addEventListener('pageshow', () => { measure(); moved = performance.now(); });
    }
  }

  // A list that fills by itself, the newest first. Whoever pauses it loses nothing: what comes meanwhile waits. The rows are announced to nobody; their number
  // is, now and then.
  for (const bar of all('[data-live]')) {
    const ROWS_MAX = 100, ANNOUNCED = 10_000;
    const [list, empty] = ['list', 'empty'].map((name) => document.getElementById(bar.dataset[name]));
    const [pause, number, shown, leftOut] = ['button', 'output', '[data-number]', '[data-left-out]'].map((selector) => bar.querySelector(selector));
    const source = new EventSource(bar.dataset.live);
    let waiting = [], count = 0, announcing;
    const isPaused = () => pause.getAttribute('aria-pressed') === 'true';
    const stands = () => {
      const { readyState } = source;
      const name = readyState === EventSource.CLOSED ? 'over' : readyState === EventSource.CONNECTING ? 'again' : isPaused() ? 'paused' : 'going';
      all('[data-when]', bar).forEach((text) => { text.hidden = text.dataset.when !== name; });
    };
    const show = () => {
      for (const row of waiting.splice(0)) list.insertAdjacentHTML('afterbegin', row);
      while (list.childElementCount > ROWS_MAX) list.lastElementChild.remove();
      list.hidden = list.childElementCount === 0;
      if (empty) empty.hidden = !list.hidden;
    };
    source.onopen = stands;
    source.onerror = stands;
    source.addEventListener('statement', ({ data }) => {
      waiting = [...waiting, data].slice(-ROWS_MAX);
      count += 1;
      shown.textContent = count;
      announcing ||= setTimeout(() => { announcing = 0; number.textContent = count; }, number.textContent === '0' ? 0 : ANNOUNCED);
      if (!isPaused()) show();
    });
    source.addEventListener('left-out', () => { leftOut.hidden = false; });
    pause.addEventListener('click', () => {
      pause.setAttribute('aria-pressed', !isPaused());
      if (!isPaused()) show();
      stands();
    });
  }

  // A formula wider than the page scrolls by itself; the keyboard must reach it too.
  const reach = (from = document) => {
    const wide = 'math[display="block"], :is(.prose, .rich) :is(p, li, dd, td, h2, h3, h4, summary):has(math), .rich:has(> math)';
    for (const formula of all(wide, from)) if (formula.scrollWidth > formula.clientWidth) formula.setAttribute('tabindex', '0');
  };
  reach();
  for (const moment of ['htmx:afterSwap', 'toggle']) document.addEventListener(moment, (event) => reach(event.target), true);
  addEventListener('resize', () => reach());

  // Printing, dialogs with a plain link behind them, what needs this script.
  all('[data-enhanced]').forEach((element) => { element.hidden = 'fullScreen' in element.dataset && !document.fullscreenEnabled; });
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-print], [data-dialog], [data-full-screen]');
    if (!opener) return;
    event.preventDefault();
    if (opener.dataset.fullScreen) document.getElementById(opener.dataset.fullScreen).requestFullscreen().catch(() => {});
    else if (opener.dataset.dialog) document.getElementById(opener.dataset.dialog).showModal(); else print();
  });

  // Passkeys: the server says what to do, the browser does it, and the form goes back as any other.
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const passkey = async (form) => {
    const begun = await fetch(form.dataset.begin, { method: 'POST', body: new URLSearchParams({ _token: form.elements._token.value }) });
    if (begun.status === 403 && form.dataset.again) return location.assign(form.dataset.again);
    if (!begun.ok) throw new Error(begun.statusText);
    const { ceremony, options: { publicKey } } = await begun.json();
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    for (const known of [...(publicKey.excludeCredentials ?? []), ...(publicKey.allowCredentials ?? [])]) known.id = bytes(known.id);
    const made = await navigator.credentials[form.dataset.passkey]({ publicKey });
    const { response } = made;
    const parts = form.dataset.passkey === 'create'
      ? { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
      : { authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: response.userHandle && text(response.userHandle) };
    const credential = { id: made.id, rawId: text(made.rawId), type: made.type, extensions: made.getClientExtensionResults(), response: { clientDataJSON: text(response.clientDataJSON), ...parts } };
    form.elements.ceremony.value = ceremony;
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  };
  if (window.PublicKeyCredential) {
    for (const form of all('form[data-passkey]')) {
      form.hidden = false;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const error = form.querySelector('[data-passkey-error]');
        error.hidden = true;
        passkey(form).catch(() => { error.hidden = false; });
      });
    }
  }
})();
