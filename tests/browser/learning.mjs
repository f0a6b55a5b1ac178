// Time spent reading: measured while somebody reads, kept without a network, handed in once; the page that shows it.

import { expect } from './visitor.mjs';
import { person, signUp } from './practice.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const WAIT_MILLISECONDS = 10_000;

/** Beats in the browser. */
function waiting(visitor) {
  return visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('beat ')).length);
}

/** Waits, by the real clock, until so many beats wait in the browser. */
async function untilWaiting(visitor, count, when) {
  const until = performance.now() + WAIT_MILLISECONDS;
  while (await waiting(visitor) !== count) {
    expect(performance.now() < until, `${when}: ${await waiting(visitor)} beats wait in the browser, not ${count}`);
    await new Promise((wake) => { setTimeout(wake, 50); });
  }
}

/** Somebody moves, and the clock of the page goes on. */
async function read(visitor, milliseconds) {
  await visitor.page.evaluate(() => dispatchEvent(new Event('scroll')));
  await visitor.page.clock.runFor(milliseconds);
}

/** The seconds in the table of my learning. */
async function seconds(visitor) {
  const table = await (await visitor.page.request.get('/me/learning.csv')).text();
  return table.trim().split('\r\n').slice(1).reduce((sum, line) => sum + Number(line.split(',').at(-3)), 0);
}

/** A beat is handed in after half a minute; an idle minute ends it; a week without a network, a lost answer, and leaving lose and double nothing. */
export async function beats(visitor) {
  const { page, context } = visitor;
  const sent = [];
  // What a page sends while it is left is not seen here; it comes again.
  page.on('request', (request) => { if (request.url().includes('/learning/beats')) sent.push(...JSON.parse(request.postData() ?? '[]')); });
  // Nine days ago, so that a week can go by and nothing happens later than now.
  await page.clock.install({ time: Date.now() - 9 * DAY });
  const section = await openSection(visitor);
  await read(visitor, 2 * MINUTE);
  expect(sent.length === 0 && await waiting(visitor) === 0, 'time of a stranger is measured');

  await signUp(visitor, person());
  await visitor.go(section);
  await read(visitor, 31 * SECOND);
  await untilWaiting(visitor, 0, 'after half a minute');
  expect(sent.length === 1 && sent[0].seconds >= 29 && sent[0].seconds <= 31, `the first beat is ${JSON.stringify(sent)}`);
  // Nobody moves: after a minute nothing more counts.
  await page.clock.runFor(20 * MINUTE);
  await untilWaiting(visitor, 0, 'idle');
  const idle = sent.reduce((sum, beat) => sum + beat.seconds, 0);
  expect(idle >= 59 && idle <= 61 && sent.length === 2, `idle for twenty minutes, ${idle} seconds were handed in as ${sent.length} beats`);

  // On a page of its own, whose gaps begin anew: three minutes without a network, and then a week in the pocket.
  await visitor.go(section);
  await context.setOffline(true);
  for (let minute = 0; minute < 4; minute += 1) await read(visitor, 55 * SECOND);
  const offline = await waiting(visitor);
  expect(offline >= 3 && sent.length === 2, `without a network ${offline} beats wait and ${sent.length} were sent`);
  await page.clock.fastForward(7 * DAY);
  const kept = await waiting(visitor);
  await context.setOffline(false);
  await untilWaiting(visitor, 0, 'with a network again');
  const late = sent.slice(2);
  expect(late.length === kept && late.every((beat, at) => at === 0 || late[at - 1].at <= beat.at), `handed in out of order, or not once: ${JSON.stringify(late)}`);

  // The server takes it, and its answer is lost: it stays in the browser, comes again, and counts once.
  await visitor.refused(async () => {
    let lost = 0;
    await page.route('**/learning/beats?*', async (route) => {
      const answer = await route.fetch();
      expect(answer.ok(), `beats are answered with ${answer.status()}`);
      lost += 1;
      await route.abort();
    });
    const before = sent.length;
    for (let minute = 0; minute < 12 && lost === 0; minute += 1) await read(visitor, 55 * SECOND);
    const soon = performance.now() + WAIT_MILLISECONDS;
    while (lost === 0 && performance.now() < soon) await new Promise((wake) => { setTimeout(wake, 50); });
    expect(lost > 0 && sent.length > before && await waiting(visitor) > 0, 'what was not acknowledged is forgotten');
    await page.unroute('**/learning/beats?*');
  });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await untilWaiting(visitor, 0, 'after a lost answer');

  // Leaving: what is left goes with the page, and the next page makes sure that it arrived.
  await visitor.go(section);
  await read(visitor, 12 * SECOND);
  await untilWaiting(visitor, 0, 'what the page before left');
  const counted = await seconds(visitor);
  await visitor.go('/me/learning');
  expect(await waiting(visitor) === 1, `leaving left ${await waiting(visitor)} beats`);
  const until = performance.now() + WAIT_MILLISECONDS;
  while (await seconds(visitor) < counted + 12) expect(performance.now() < until, 'what was read before leaving did not go with the page');
  await page.clock.runFor(6 * SECOND);
  await untilWaiting(visitor, 0, 'on the next page');

  const once = new Map(sent.map((beat) => [beat.id, beat.seconds]));
  const expected = [...once.values()].reduce((sum, part) => sum + part, 0);
  expect(once.size < sent.length, 'no beat came twice: nothing was tried');
  expect(await seconds(visitor) === expected, `${await seconds(visitor)} seconds are counted, ${expected} were read`);
  await shown(visitor);
}

// As in xingtan.js: so many beats wait in a browser at most, and so many are handed in at once.
const WAITING_MAX = 1000;
const BEATS_MAX = 100;

/** A phone is used for a week without a network, until nothing more fits. Then it hands all of it in, in order, a piece at a time; the answer to one piece is lost. */
export async function pocket(visitor) {
  const { page, context } = visitor;
  const begun = Date.now() - 9 * DAY;
  await page.clock.install({ time: begun });
  await signUp(visitor, person());
  const path = await openSection(visitor);
  await visitor.go(path);
  const sent = [];
  page.on('request', (request) => { if (request.url().includes('/learning/beats')) sent.push(JSON.parse(request.postData() ?? '[]')); });
  await context.setOffline(true);
  // What six days of reading leave behind, but for the last three beats, in the form in which the script keeps it.
  await page.evaluate(({ from, count, gap }) => {
    const section = document.querySelector('[data-beats]').dataset.beats;
    for (let at = 0; at < count; at += 1) {
      const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      localStorage.setItem(`beat ${id}`, JSON.stringify([document.body.dataset.reader, section, 60 + at % 60, from + at * gap]));
    }
  }, { from: begun, count: WAITING_MAX - 3, gap: Math.floor(6 * DAY / WAITING_MAX) });
  await page.clock.fastForward(6 * DAY + MINUTE);
  for (let minute = 0; minute < 40 && await waiting(visitor) < WAITING_MAX; minute += 1) await read(visitor, 55 * SECOND);
  expect(await waiting(visitor) === WAITING_MAX, `${await waiting(visitor)} beats wait, ${WAITING_MAX} are kept`);
  for (let minute = 0; minute < 12; minute += 1) await read(visitor, 55 * SECOND);
  expect(await waiting(visitor) === WAITING_MAX && sent.length === 0, 'more is kept than may be, or something was sent without a network');
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('beat ')).map((key) => [key.slice(5), ...JSON.parse(localStorage.getItem(key)).slice(2)]));
  await page.clock.fastForward(DAY);

  let answers = 0;
  await page.route('**/learning/beats?*', async (route) => {
    const answer = await route.fetch();
    expect(answer.ok(), `beats are answered with ${answer.status()}`);
    answers += 1;
    if (answers === 4) await route.abort(); else await route.fulfill({ response: answer });
  });
  await visitor.refused(async () => {
    await context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await untilWaiting(visitor, WAITING_MAX - 3 * BEATS_MAX, 'when an answer was lost');
    expect(answers === 4 || answers === 3, `${answers} answers`);
    const until = performance.now() + WAIT_MILLISECONDS;
    while (answers < 4) expect(performance.now() < until, 'the fourth piece did not come'), await new Promise((wake) => { setTimeout(wake, 50); });
    await new Promise((wake) => { setTimeout(wake, 300); });
  });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await untilWaiting(visitor, 0, 'with a network again');

  const pieces = sent.map((piece) => piece.length);
  expect(pieces.length === WAITING_MAX / BEATS_MAX + 1 && pieces.every((length) => length === BEATS_MAX), `handed in as ${pieces}`);
  const order = [...new Map(sent.flat().map((beat) => [beat.id, beat])).values()];
  expect(order.length === WAITING_MAX && sent.flat().length === WAITING_MAX + BEATS_MAX, `${order.length} different beats came, as ${sent.flat().length}`);
  expect(order.every((beat, at) => at === 0 || order[at - 1].at <= beat.at), 'they came out of order');
  expect(JSON.stringify([...order.map((beat) => beat.id)].sort()) === JSON.stringify(kept.map(([id]) => id).sort()), 'others came than were kept');
  const expected = kept.reduce((sum, [, seconds_]) => sum + seconds_, 0);
  // What was handed in is added up a moment later.
  const until = performance.now() + WAIT_MILLISECONDS;
  let counted = await seconds(visitor);
  while (counted !== expected && performance.now() < until) counted = await seconds(visitor);
  expect(counted === expected, `${counted} seconds are counted, ${expected} were kept`);
}

/** The first section of a poem or a course. */
async function openSection(visitor) {
  await visitor.go(visitor.tag === 'en' ? '/search?q=shell' : '/search?q=静夜思');
  await visitor.follow('.results h3 a[href^="/sections/"]');
  return visitor.path;
}

/** My learning, by its figures; reached from /me. */
async function shown(visitor) {
  await visitor.go('/me');
  await visitor.follow('a[href="/me/learning"]');
  expect(/\d/u.test(await visitor.text('section[aria-labelledby=time] .amounts')), 'no time is shown');
  expect(await visitor.page.locator('.calendar [class^=heat]:not(.heat-0)').count() > 0, 'the calendar is empty');
  for (const span of ['week', 'year']) {
    await visitor.follow(`.chip[href*="span=${span}"]`);
    expect(await visitor.one(`.chip[href*="span=${span}"]`).getAttribute('aria-current') === 'true', `the span ${span} is not marked`);
  }
  await visitor.page.locator('section[aria-labelledby=time] summary').click();
  expect(await visitor.page.locator('section[aria-labelledby=time] tbody tr').count() > 0, 'the table is empty');
  await visitor.look();
  const history = await (await visitor.page.request.get('/me/history.json')).json();
  expect(history.statements.length > 0, 'no statement is there to take along');
}

/** A guardian looks at a week; the child sees that. `here` is called on both pages. */
export async function week(visitor, here = async () => {}) {
  const [child, parent] = [person(), person()];
  const other = await visitor.another();
  await signUp(other, child, 'child');
  const invitation = await other.text('.big-code');
  await signUp(visitor, parent);
  await visitor.go('/guardian');
  await visitor.one('#code').fill(invitation);
  await visitor.follow('main form .btn.main');
  await visitor.one('input[name=purpose][value=learning]').check();
  await visitor.follow('button[name=accept]');
  await visitor.follow('main .card a[href$="/week"]');
  expect((await visitor.text('h1')).includes(child.name), 'the week names somebody else');
  await here('week of a child');
  await visitor.follow('main a[href*="back=1"]');
  await visitor.follow('main a[href*="back=0"]');
  for (const fault of other.faults) visitor.faults.add(fault);
  await other.close();
}
