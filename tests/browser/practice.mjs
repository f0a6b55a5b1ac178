// Practising as a guest, keeping the answers by signing up, leaving and coming back, deleting everything.

import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from './visitor.mjs';

// A session is ten questions unless more are asked for; this bounds the loop.
const QUESTIONS_MAX = 60;
const SEEN_WAIT_MILLISECONDS = 10_000;

let people = 0;

/** A name nobody has yet, as long as names of learners are, and a password. */
export function person() {
  people += 1;
  return { name: `wandering-reader-${String(people).padStart(3, '0')}`, password: `apricot ${randomBytes(9).toString('hex')}` };
}

/** Where a session begins. */
export const starts = {
  hub: async (visitor) => {
    await visitor.go('/practice');
    await visitor.follow('button[value^="resource:"]');
  },
  subject: async (visitor) => {
    await visitor.go('/practice');
    await visitor.follow('button[value="subject:mathematics"]');
  },
  course: async (visitor) => {
    await visitor.go('/library?type=course');
    await visitor.follow('main a[href^="/courses/"]');
    await visitor.follow('.practise button');
  },
  concept: async (visitor) => {
    await visitor.go('/practice');
    await visitor.follow('section[aria-labelledby=concepts] a.card');
    await visitor.follow('.concepts button[value^="concept:"]');
  },
};

/** The first choice, a number, or "right" by one's own judgement: whatever the question asks for. */
export async function answerOne(visitor) {
  const { page } = visitor;
  if (await page.locator('button[name=mark]').count() > 0) return visitor.follow('button[name=mark][value="2"]');
  if (await page.locator('input[type=radio], input[type=checkbox]').count() > 0) await page.locator('label.option').first().click();
  else await visitor.one('#answer').fill('18');
  return visitor.follow('.question form .actions button.main');
}

/** Answers to the end; how many there were. */
async function session(visitor) {
  for (let answered = 1; answered <= QUESTIONS_MAX; answered += 1) {
    await answerOne(visitor);
    expect(await visitor.one('.feedback .verdict').isVisible(), `no feedback after answer ${answered}`);
    await visitor.follow('.question .actions a.main');
    if (/\/summary$/u.test(visitor.path)) return answered;
  }
  throw new Error(`no end after ${QUESTIONS_MAX} questions`);
}

/** The numbers in a sentence; one may be a word. */
function numbers(words) {
  return (words.match(/\d+|\bone\b/giu) ?? []).map((found) => (/\d/u.test(found) ? Number(found) : 1));
}

/** What /me, the wrong book and the history say of the answers; they may follow the answers by a moment. */
async function account(visitor, answers) {
  const until = Date.now() + SEEN_WAIT_MILLISECONDS;
  let right, wrong;
  for (;;) {
    await visitor.go('/me');
    const head = await visitor.page.locator('.me-head > div > p').allInnerTexts();
    const book = await visitor.page.locator('section[aria-labelledby=wrong] p').allInnerTexts();
    [right, wrong] = [numbers(head.join(' ')).at(-1) ?? 0, numbers(book.join(' '))[0] ?? 0];
    if (right + wrong === answers) break;
    expect(Date.now() < until, `/me tells of ${right} right and ${wrong} wrong answers, where ${answers} were given`);
    await pause(200);
  }
  const mastery = await visitor.text('section[aria-labelledby=mastery]');
  await visitor.go('/me/wrong');
  const kept = await visitor.page.locator('ul.answered > li').count();
  expect(kept === wrong, `the wrong book has ${kept} questions, /me says ${wrong}`);
  await visitor.go('/me/history');
  const told = await visitor.page.locator('ul.log a[href^="/practice/items/"]').count();
  expect(told === answers, `the history has ${told} of ${answers} answers`);
  return { right, wrong, mastery };
}

/** A question whose solution holds a formula wider than a phone. */
export async function wideFormula(visitor) {
  await visitor.go('/search?q=猪猪侠');
  await visitor.follow('.results h3 a[href^="/practice/items/"]');
  await visitor.page.locator('details.solution summary').click();
  expect(await visitor.page.locator('details.solution math').count() > 0, 'the solution has no formula');
  await visitor.look();
}

/** Questions whose code is wider than a phone, in the question and in the choices: asked, and answered. */
export async function wideCode(visitor) {
  for (const name of ['Moving and Copying', 'Saving to a File in a Loop - Part Two']) {
    await visitor.go(`/search?q=${encodeURIComponent(name)}`);
    await visitor.follow(`.results h3 a[href^="/practice/items/"]:has-text("${name}")`);
    await visitor.follow('button[value^="item:"]');
    expect(await visitor.page.locator('.question :is(pre, code)').count() > 0, `the question “${name}” has no code`);
    await answerOne(visitor);
    expect(await visitor.one('.feedback .verdict').isVisible(), `no feedback to “${name}”`);
  }
}

/** The whole road of a learner, from the given start. */
export async function practise(visitor, start) {
  await start(visitor);
  const answers = await session(visitor);
  const tally = (await visitor.text('.tally')).match(/\d+/gu).reduce((sum, count) => sum + Number(count), 0);
  expect(tally === answers, `the summary counts ${tally} of ${answers} answers`);
  const asGuest = await account(visitor, answers);
  const someone = person();
  await signUp(visitor, someone);
  const same = async (when) => {
    const now = await account(visitor, answers);
    expect(JSON.stringify(now) === JSON.stringify(asGuest), `${when} /me says ${JSON.stringify(now)} instead of ${JSON.stringify(asGuest)}`);
  };
  await same('after signing up');
  await visitor.go('/me');
  await visitor.follow('form.sign-out button');
  await visitor.go('/me');
  expect(await visitor.page.locator('.me-head + .empty, section.empty').count() > 0, 'signed out, /me still shows the answers');
  await signIn(visitor, someone);
  await same('after signing in again');
  await remove(visitor, someone);
}

/** Signs up through the form. */
export async function signUp(visitor, { name, password }, age = 'adult') {
  await visitor.go('/sign-up');
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(password);
  await visitor.one(`input[name=age][value=${age}]`).check();
  await visitor.follow('.gate form button.main');
  if (age !== 'child') expect(!visitor.path.startsWith('/sign-up'), `signing up did not succeed: ${await visitor.text('main')}`);
}

export async function signIn(visitor, { name, password }) {
  await visitor.go('/sign-in');
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(password);
  await visitor.follow('.gate form button.main');
  expect(!visitor.path.startsWith('/sign-in'), `signing in did not succeed: ${await visitor.text('main')}`);
}

/** Deletes the account; afterwards its name and password open nothing. */
async function remove(visitor, { name, password }) {
  await visitor.go('/me/delete');
  await visitor.one('#password').fill(password);
  await visitor.one('#sure').check();
  await visitor.follow('.gate form button.danger');
  await visitor.go('/me');
  expect(await visitor.page.locator('section.empty').count() > 0, 'after deleting the account /me still shows answers');
  await visitor.go('/sign-in');
  await visitor.one('#username').fill(name);
  await visitor.one('#password').fill(password);
  await visitor.refused(() => visitor.follow('.gate form button.main'));
  expect(await visitor.one('[role=alert]').isVisible(), 'a deleted account can still sign in');
}
