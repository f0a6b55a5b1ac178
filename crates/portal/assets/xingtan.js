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
