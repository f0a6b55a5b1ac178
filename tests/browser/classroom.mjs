// Those who look at what others do: an operator at statements as they come in, a teacher at a class, and the learner who sees that they looked.

import { setTimeout as pause } from 'node:timers/promises';
import { small } from './courseware.mjs';
import { app } from './passport.mjs';
import { person, signUp } from './practice.mjs';
import { expect } from './visitor.mjs';

const WAIT_MILLISECONDS = 15_000;

export async function until(holds, words) {
  const end = Date.now() + WAIT_MILLISECONDS;
  while (!await holds()) {
    expect(Date.now() < end, words);
    await pause(100);
  }
}

/** Somebody with a role of the whole platform, or of the organisation with a code, signed in with an app. */
export async function staff(visitor, house, role, code) {
  const who = person();
  await signUp(visitor, who);
  await house.grant(who.name, role, code);
  await app(visitor, who);
  return who;
}

/** Opens a section and finishes it: two things that are said about whoever does. */
async function finish(visitor) {
  await visitor.go(visitor.tag === 'en' ? '/search?q=shell' : '/search?q=静夜思');
  await visitor.follow('.results h3 a[href^="/sections/"]');
  await visitor.follow('#done button');
}

/** A learner learns while an operator watches; then a teacher looks. `here` is called on every page. */
export async function classroom(visitor, report, house, here = async () => {}) {
  const [pupil, teaching] = [await visitor.another(), await visitor.another()];
  const learner = person();
  await signUp(pupil, learner);
  await house.grant(learner.name, 'learner');
  await small(pupil, report, house);
  await staff(visitor, house, 'operator');
  await watch(visitor, pupil, here);
  await staff(teaching, house, 'teacher');
  await look(teaching, learner, here);

  await pupil.go('/me/learning');
  expect((await pupil.text('section[aria-labelledby=courseware]')).includes(pupil.tag === 'en' ? 'Small steps' : '小步'), 'courseware is missing in my learning');
  await here('my learning with courseware', pupil);
  await pupil.go('/me');
  await here('me with courseware', pupil);
  await pupil.go('/me/roles');
  const seen = await pupil.text('main');
  const words = pupil.tag === 'en' ? ['looked at what you did with courseware', 'let a part of courseware count as done'] : ['查看了您的课件学习情况', '视为您已完成'];
  for (const said of words) expect(seen.includes(said), `the learner is not told: ${said}: ${seen}`);
  for (const other of [pupil, teaching]) {
    for (const fault of other.faults) visitor.faults.add(fault);
    await other.close();
  }
}

/** Statements appear by themselves, wait while the list is paused, and all of them are there afterwards. */
async function watch(visitor, pupil, here) {
  const { page } = visitor;
  await visitor.go('/admin/records');
  await here('record store', visitor);
  await visitor.follow('.actions a[href="/admin/records/statements"]');
  await until(() => page.locator('[data-when=going]').isVisible(), 'the page does not say that it fills by itself');
  const first = () => page.locator('#statements li a').first().getAttribute('href');
  const rows = () => page.locator('#statements li').count();
  const before = await first();
  await finish(pupil);
  await until(async () => await first() !== before, 'a new statement does not appear');
  await until(async () => Number(await page.locator('[data-live] output').innerText()) > 0, 'the number of new statements stays nought');
  await here('statements as they come in', visitor);
  expect(await page.locator('#statements').getAttribute('aria-live') === 'off', 'every row is read aloud');
  await page.locator('[data-live] button').click();
  expect(await page.locator('[data-when=paused]').isVisible(), 'the page does not say that it is paused');
  const held = [await first(), await rows()];
  await pupil.go('/practice');
  await pupil.follow('button[value^="resource:"]');
  await pupil.page.locator('input[type=radio], #answer').first().waitFor();
  await finishAnother(pupil);
  await pause(1500);
  expect(await first() === held[0] && await rows() === held[1], 'a list that was paused changed');
  await page.locator('[data-live] button').click();
  await until(async () => await first() !== held[0], 'what came while the list was paused is lost');
  // The same rows as the server writes; nothing twice.
  const shown = await page.locator('#statements li a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(shown).size === shown.length, 'a statement stands twice');
  await page.reload();
  expect(await first() === shown[0], `after loading again ${await first()} is the newest, not ${shown[0]}`);
  await visitor.follow('#statements li a');
  await here('one statement', visitor);
}

/** The next section, finished. */
async function finishAnother(visitor) {
  await visitor.go('/library?type=course');
  await visitor.follow('main a[href^="/courses/"]');
  await visitor.follow('.resource-more .actions a.main');
  await visitor.follow('#done button');
}

/** The week of everybody, how far they are with courseware, and a part that is let count as done. */
async function look(visitor, learner, here) {
  await visitor.go('/organizations');
  await visitor.follow('main a[href$="/week"]');
  const week = await visitor.text('section[aria-labelledby=who]');
  expect(week.includes(learner.name), `the week does not name the learner: ${week}`);
  await visitor.page.locator('section[aria-labelledby=days] summary').click();
  await here('week of a class', visitor);
  await visitor.follow('main a[href$="/courseware/results"]');
  await here('results of courseware', visitor);
  await visitor.follow(`main .rows a:has-text("${visitor.tag === 'en' ? 'Small steps' : '小步'}")`);
  expect(/100 ?%/u.test(await visitor.text(`li:has-text("${learner.name}")`)), 'who is done with it is not at 100 %');
  await here('results of a class', visitor);
  await visitor.go(visitor.path.replace(/\/[^/]+$/u, ''));
  await visitor.follow('main .rows a:has-text("Golf")');
  await visitor.follow(`li a:has-text("${learner.name}")`);
  await visitor.page.locator('.waive summary').first().click();
  await here('a learner with a part to waive', visitor);
  await visitor.one('.waive[open] input[name=reason]').fill(visitor.tag === 'en' ? 'Did it on paper' : '已在纸上完成');
  await visitor.follow('.waive[open] button');
  expect(await visitor.page.locator('.banner.is-well').count() === 1, 'nothing is said of what was waived');
  await here('a learner with a part that was waived', visitor);
}
