// The run-time environment of SCORM 1.2 (API) and SCORM 2004 (API_1484_11) for the piece in the frame. What it may say yes to stands in the table that
// the platform sends; what is set is kept by the platform before a commit is answered. What cannot be sent waits here and is tried again.
(() => {
  'use strict';
  const here = location.pathname.replace(/[^/]*$/, '');
  const QUEUE_MAX = 500, RETRY_MILLISECONDS = 5000, COLLECTION_MAX = 2000;
  const saving = document.getElementById('saving');
  let standard, elements, values, sequence, running = false, ended = false, last = 0, diagnostic = '', leaving = false;
  const pending = new Map(), queue = [];
  const is12 = () => standard === 'scorm-1.2';

  const TEXTS = {
    0: 'No error', 101: 'General exception', 102: 'General initialization failure', 103: 'Already initialized', 104: 'Content instance terminated',
    111: 'General termination failure', 112: 'Termination before initialization', 113: 'Termination after termination', 122: 'Retrieve data before initialization',
    123: 'Retrieve data after termination', 132: 'Store data before initialization', 133: 'Store data after termination', 142: 'Commit before initialization',
    143: 'Commit after termination', 201: 'Invalid argument', 202: 'Element cannot have children', 203: 'Element not an array, cannot have count', 301: 'General get failure',
    351: 'General set failure', 391: 'General commit failure', 401: 'Undefined data model element', 402: 'Unimplemented data model element',
    403: 'Data model element value not initialized', 404: 'Data model element is read only', 405: 'Data model element is write only',
    406: 'Data model element type mismatch', 407: 'Data model element value out of range', 408: 'Data model dependency not established',
  };
  const TEXTS_12 = { ...TEXTS, 301: 'Not initialized', 401: 'Not implemented error', 402: 'Invalid set value, element is a keyword', 403: 'Element is read only', 404: 'Element is write only', 405: 'Incorrect data type' };

  // Sending: in order, each commit with its number, so that one that is sent twice counts once.
  const told = (words, lasting) => {
    saving.textContent = words;
    saving.hidden = !words;
    if (words && !lasting) setTimeout(() => { saving.hidden = true; }, 3000);
  };
  const done = (status, text) => {
    if (status >= 500 || status === 0 || status === 429) return false;
    queue.shift();
    if (status !== 200) { diagnostic = `the platform answered ${status}`; return true; }
    const { refused } = JSON.parse(text);
    if (refused.length > 0) diagnostic = `refused: ${refused.map(([name, code]) => `${name} (${code})`).join(', ')}`;
    return true;
  };
  const flush = () => {
    while (queue.length > 0) {
      const request = new XMLHttpRequest();
      try {
        // Synchronous, because the piece is answered only when its data is kept.
        request.open('POST', `${here}commit`, false);
        request.setRequestHeader('content-type', 'application/json');
        request.send(queue[0]);
      } catch {
        if (!leaving || !navigator.sendBeacon(`${here}commit`, new Blob([queue[0]], { type: 'application/json' }))) break;
        queue.shift();
        continue;
      }
      if (!done(request.status, request.responseText)) break;
    }
    if (queue.length > 0) told(document.body.dataset.failed, true);
    else if (!saving.hidden) told(document.body.dataset.saved);
    return queue.length === 0;
  };
  const commit = (begins, ends) => {
    if (pending.size > 0 || begins || ends) {
      if (queue.length >= QUEUE_MAX) return false;
      sequence += 1;
      queue.push(JSON.stringify({ sequence, begins, ends, values: [...pending] }));
      pending.clear();
    }
    return flush();
  };
  setInterval(() => { if (queue.length > 0) flush(); }, RETRY_MILLISECONDS);
  addEventListener('online', () => { if (queue.length > 0) flush(); });
  addEventListener('beforeunload', (event) => {
    // The piece finishes while its page is left, and a browser waits for nothing then: what it sends is sent by the browser itself.
    leaving = true;
    setTimeout(() => { leaving = false; });
    if (queue.length > 0) event.preventDefault();
  });
  addEventListener('pagehide', () => { leaving = true; if (running) commit(false, false); });

  // The data model.
  const find = (name) => {
    const numbers = [];
    if (name.split('.').includes('n')) return [undefined, numbers];
    const general = name.split('.').map((part) => { if (!/^\d{1,6}$/.test(part)) return part; numbers.push(Number(part)); return 'n'; }).join('.');
    return [elements.get(general), numbers];
  };
  const count = (list) => {
    let most = 0;
    for (const name of values.keys()) if (name.startsWith(`${list}.`)) { const number = /^\d+/.exec(name.slice(list.length + 1)); if (number) most = Math.max(most, Number(number[0]) + 1); }
    return most;
  };
  // Whether each number in a name lies in its list, or right behind it.
  const placed = (name, behind) => {
    const parts = name.split('.');
    return parts.every((part, at) => {
      if (!/^\d+$/.test(part)) return true;
      const there = count(parts.slice(0, at).join('.'));
      return Number(part) < COLLECTION_MAX && (behind ? Number(part) <= there : Number(part) < there);
    });
  };
  const REAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;
  const two = (text, limit) => /^\d\d$/.test(text) && Number(text) < limit;
  const seconds = (text, limit) => { const [whole, decimals] = (text ?? '').split('.'); return two(whole, limit) && (decimals === undefined || /^\d{1,2}$/.test(decimals)); };
  const clock = (text) => { const [hours, minutes, rest, more] = text.split(':'); return more === undefined && two(hours, 24) && two(minutes, 60) && seconds(rest, 60); };
  const timespan = (text) => /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/.test(text);
  const interval = (text) => /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/.test(text);
  const moment = (text) => {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d{1,2})?(Z|[+-]\d\d(?::\d\d)?)?)?)?)?)?)?$/.exec(text);
    if (!match) return false;
    const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
    return year >= 1970 && year <= 2038 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
  };
  const navigation = (text) => /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/.test(text);
  const inRange = (number, { min = -Infinity, max = Infinity }) => (number >= min && number <= max ? '' : 'range');
  // '' where a value is of its kind, otherwise what is wrong: 'type' or 'range'.
  const check = (element, value) => {
    const yes = (holds) => (holds ? '' : 'type');
    switch (element.type) {
      case 'text': return yes([...value].length <= element.most);
      case 'word': return yes(element.words.includes(value));
      case 'real': return element.blank && value === '' ? '' : REAL.test(value) ? inRange(Number(value), element) : 'type';
      case 'whole': return /^[+-]?\d{1,10}$/.test(value) ? inRange(Number(value), element) : 'type';
      case 'result': return yes(element.words.includes(value) || REAL.test(value));
      case 'timespan': return yes(timespan(value));
      case 'clock': return yes(clock(value));
      case 'interval': return yes(interval(value));
      case 'moment': return yes(moment(value));
      case 'identifier': return yes(value !== '' && [...value].length <= element.most && !(element.plain ? /[\s\p{Cc}]/u : /[ \p{Cc}]/u).test(value));
      case 'language': return yes(/^(|[ixIX]|[A-Za-z]{2,8}|[ixIX]-[A-Za-z0-9]{1,8})(-[A-Za-z0-9]{1,8})*$/.test(value) && !value.startsWith('-'));
      case 'navigation': return yes(navigation(value));
      default: return 'type';
    }
  };
  // What must be set before, in SCORM 2004: the identifier of an entry, the type before an answer.
  const dependency = (name, general, value) => {
    const entry = name.split('.').slice(0, 3).join('.');
    if (general === 'cmi.objectives.n.id') {
      for (let other = 0; other < count('cmi.objectives'); other += 1) if (`cmi.objectives.${other}` !== entry && values.get(`cmi.objectives.${other}.id`) === value) return 351;
      return values.has(name) && values.get(name) !== value ? 351 : 0;
    }
    if (general === 'cmi.interactions.n.id' || !/^cmi\.(objectives|interactions)\.n\./.test(general)) return 0;
    if (/learner_response$|pattern$/.test(general) && !values.has(`${entry}.type`)) return 408;
    return values.has(`${entry}.id`) ? 0 : 408;
  };
  const set = (name, value) => {
    const codes = is12() ? { unknown: 201, keyword: 402, read: 403, type: 405, range: 405, order: 201 } : { unknown: 401, keyword: 404, read: 404, type: 406, range: 407, order: 351 };
    const [element] = find(name);
    if (!element) return codes.unknown;
    if (/\._(children|count)$/.test(element.name) || element.name === 'cmi._version') return codes.keyword;
    if (element.access === 'read') return codes.read;
    if (!placed(name, true)) return codes.order;
    const missing = is12() ? 0 : dependency(name, element.name, value);
    if (missing) return missing;
    const wrong = check(element, value);
    if (wrong) return codes[wrong];
    values.set(name, value);
    pending.set(name, value);
    return 0;
  };
  // Values that thresholds decide (SCORM 2004).
  const decided = (name) => {
    const number = (other) => (values.has(other) ? Number(values.get(other)) : undefined);
    const by = (threshold, measure, yes, no) => (threshold === undefined ? undefined : measure === undefined ? 'unknown' : measure >= threshold ? yes : no);
    if (name === 'cmi.completion_status') return by(number('cmi.completion_threshold'), number('cmi.progress_measure'), 'completed', 'incomplete');
    if (name === 'cmi.success_status') return by(number('cmi.scaled_passing_score'), number('cmi.score.scaled'), 'passed', 'failed');
    return undefined;
  };
  // A value, or the code of what is wrong.
  const get = (name) => {
    const [element] = find(name);
    if (!element) {
      if (!is12()) return name === '' ? 301 : 401;
      if (name.endsWith('._children') && find(name.slice(0, -10))[0]) return 202;
      return name.endsWith('._count') && find(name.slice(0, -7))[0] ? 203 : 201;
    }
    if (element.access === 'write') return is12() ? 404 : 405;
    if (!placed(name, false)) return is12() ? 201 : 301;
    if (name.endsWith('._count')) return String(count(name.slice(0, -7)));
    if (!is12() && decided(name) !== undefined) return decided(name);
    if (values.has(name)) return values.get(name);
    return element.initial ?? (is12() ? '' : 403);
  };

  const fail = (code) => { last = code; return 'false'; };
  const well = () => { last = 0; return 'true'; };
  // The calls of both versions are the same but for their names and the codes of a wrong moment.
  const api = () => {
    const before = (code) => (is12() ? 301 : code);
    const initialize = (parameter) => {
      if (parameter !== '') return fail(201);
      if (running) return fail(is12() ? 101 : 103);
      if (ended) return fail(is12() ? 101 : 104);
      running = true;
      commit(true, false);
      return well();
    };
    const terminate = (parameter) => {
      if (parameter !== '') return fail(201);
      if (!running) return fail(before(ended ? 113 : 112));
      const request = values.get('adl.nav.request') ?? '_none_';
      const kept = commit(false, true);
      [running, ended] = [false, true];
      if (request !== '_none_') setTimeout(() => { if (queue.length === 0) location.assign(`${here}over`); });
      return kept ? well() : fail(is12() ? 101 : 111);
    };
    const getValue = (name) => {
      if (!running) { fail(before(ended ? 123 : 122)); return ''; }
      const found = get(String(name));
      last = typeof found === 'number' ? found : 0;
      return typeof found === 'number' ? '' : found;
    };
    const setValue = (name, value) => {
      if (!running) return fail(before(ended ? 133 : 132));
      const code = set(String(name ?? ''), String(value ?? ''));
      return code ? fail(code) : well();
    };
    const commitNow = (parameter) => {
      if (parameter !== '') return fail(201);
      if (!running) return fail(before(ended ? 143 : 142));
      return commit(false, false) ? well() : fail(is12() ? 101 : 391);
    };
    const errorString = (code) => (is12() ? TEXTS_12 : TEXTS)[Number(code)] ?? '';
    const more = (code) => diagnostic || errorString(code === '' ? last : code);
    const lastError = () => String(last);
    return is12()
      ? { LMSInitialize: initialize, LMSFinish: terminate, LMSGetValue: getValue, LMSSetValue: setValue, LMSCommit: commitNow, LMSGetLastError: lastError, LMSGetErrorString: errorString, LMSGetDiagnostic: more }
      : { version: '1.0', Initialize: initialize, Terminate: terminate, GetValue: getValue, SetValue: setValue, Commit: commitNow, GetLastError: lastError, GetErrorString: errorString, GetDiagnostic: more };
  };

  const open = (state) => {
    ({ standard, sequence } = state);
    elements = new Map(state.elements.map((element) => [element.name, element]));
    values = new Map(Object.entries(state.values));
    window[is12() ? 'API' : 'API_1484_11'] = api();
    document.getElementById('content').src = state.address;
  };
  fetch(`${here}state`, { cache: 'no-store' }).then((answer) => (answer.ok ? answer.json().then(open) : location.assign(`${here}over`)), () => told(document.body.dataset.failed, true));
})();
