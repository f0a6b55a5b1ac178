// What makes the pages of Xingtan faster and nicer. Every page works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, from = document) => from.querySelectorAll(selector);
  const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const remember = (name, value) => { try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { /* A private window forgets. */ } };

  if (window.htmx) {
    // The content security policy knows no inline style and no eval; pages of a person are not kept in a shared browser.
    Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, allowScriptTags: false, selfRequestsOnly: true, historyCacheSize: 0, refreshOnHistoryMiss: true, scrollBehavior: 'auto' });
    document.addEventListener('htmx:afterSwap', (event) => event.detail.target.querySelector('[data-focus]')?.focus());
  }

  // Light or dark, size of letters: applied at once, and kept in a cookie so that the server writes the next page that way.
  const choices = { theme: ['light', 'dark'], size: ['big', 'bigger'] };
  const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const choose = (name, wanted) => {
    const value = choices[name].includes(wanted) ? wanted : '';
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    remember(name, value);
    document.cookie = `${name}=${value}; path=/; max-age=${value ? 31536000 : 0}; samesite=lax`;
    for (const button of all(`[data-look] button[name="${name}"]:not([data-toggle])`)) button.setAttribute('aria-pressed', String((choices[name].includes(button.value) ? button.value : '') === value));
  };
  for (const name of Object.keys(choices)) {
    const kept = remembered(name);
    if (kept && !root.dataset[name]) choose(name, kept);
  }
  document.addEventListener('submit', (event) => {
    const { target, submitter } = event;
    if (target.matches('[data-look]') && submitter && choices[submitter.name]) {
      event.preventDefault();
      choose(submitter.name, submitter.hasAttribute('data-toggle') ? (isDark() ? 'light' : 'dark') : submitter.value);
    } else if (target.dataset.confirm && !confirm(target.dataset.confirm)) {
      event.preventDefault();
    }
  });

  // Suggestions while typing: a combobox with a list box, after the ARIA Authoring Practices.
  for (const input of all('input[data-suggest]')) {
    const list = document.getElementById(input.getAttribute('data-list'));
    if (!list) continue;
    let active = -1, typed = input.value, timer, asked;
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value);
    const options = () => all('[role="option"]', list);
    const show = (open) => { list.hidden = !open; input.setAttribute('aria-expanded', String(open)); if (!open) mark(-1); };
    const mark = (position) => {
      active = position;
      options().forEach((option, at) => {
        option.id ||= `${list.id}-${at}`;
        option.setAttribute('aria-selected', String(at === position));
        if (at === position) option.scrollIntoView({ block: 'nearest' });
      });
      if (position < 0) input.removeAttribute('aria-activedescendant'); else input.setAttribute('aria-activedescendant', `${list.id}-${position}`);
    };
    const take = (option) => { if (option?.dataset.href) location.assign(option.dataset.href); };
    const ask = async () => {
      asked?.abort();
      const words = input.value.trim();
      if (!words) return show(false);
      asked = new AbortController();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal, headers: { accept: 'text/html' } });
        if (!answer.ok) return show(false);
        list.innerHTML = await answer.text();
        active = -1;
        show(options().length > 0 && document.activeElement === input);
      } catch { /* Superseded by the next letter, or offline: the search itself still works. */ }
    };
    input.addEventListener('input', (event) => {
      if (event.isComposing || input.value === typed) return;
      typed = input.value;
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener('compositionend', () => { typed = input.value; clearTimeout(timer); timer = setTimeout(ask, 120); });
    input.addEventListener('keydown', (event) => {
      if (event.isComposing || list.hidden) return;
      const count = options().length;
      if (event.key === 'ArrowDown') mark((active + 1) % count);
      else if (event.key === 'ArrowUp') mark((active <= 0 ? count : active) - 1);
      else if (event.key === 'Escape') show(false);
      else if (event.key === 'Enter' && active >= 0) take(options()[active]);
      else return;
      event.preventDefault();
    });
    list.addEventListener('mousedown', (event) => { event.preventDefault(); take(event.target.closest('[role="option"]')); });
    input.addEventListener('blur', () => show(false));
  }

  // Where one was reading: the first paragraph on the screen, per section, offered the next time.
  const reading = document.querySelector('[data-reading]');
  if (reading) {
    const key = 'reading';
    const limit = 100;
    let places;
    try { places = JSON.parse(remembered(key)) || {}; } catch { places = {}; }
    const resume = document.querySelector('[data-resume]');
    const before = places[reading.dataset.reading];
    const goal = reading.children[before];
    if (before > 2 && goal && resume && !location.hash) {
      resume.hidden = false;
      resume.addEventListener('click', (event) => { event.preventDefault(); goal.scrollIntoView({ block: 'start' }); resume.hidden = true; });
      setTimeout(() => { resume.hidden = true; }, 12000);
    }
    let waiting;
    addEventListener('scroll', () => {
      waiting ||= setTimeout(() => {
        waiting = 0;
        const place = [...reading.children].findIndex((child) => child.getBoundingClientRect().bottom > 90);
        delete places[reading.dataset.reading];
        if (place > 0) places[reading.dataset.reading] = place;
        remember(key, JSON.stringify(Object.fromEntries(Object.entries(places).slice(-limit))));
      }, 800);
    }, { passive: true });
    document.querySelector('.toc [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  // Small things: printing, dialogs with a plain link behind them, lists that submit when changed, what only makes sense with this script.
  for (const element of all('[data-enhanced]')) element.hidden = false;
  document.addEventListener('click', (event) => {
    const print = event.target.closest('[data-print]');
    const opener = event.target.closest('[data-dialog]');
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (print || dialog) event.preventDefault();
    if (print) window.print();
    dialog?.showModal?.();
  });
  document.addEventListener('change', (event) => { if (event.target.matches('[data-submit]')) event.target.form.requestSubmit(); });
})();
