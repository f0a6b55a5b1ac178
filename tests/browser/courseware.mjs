// Courseware: a package that others made is opened at its own origin, left, gone on with, finished; what came of it stands on the learner's page.

import { setTimeout as pause } from 'node:timers/promises';
import { expect } from './visitor.mjs';

const KEPT_WAIT_MILLISECONDS = 10_000;
const PAGES_MAX = 30;

/** The course page of the package with these words in its title. */
async function find(visitor, words) {
  await visitor.go('/courseware');
  await visitor.follow(`a.card:has-text("${words}")`);
}

/** The piece of SCORM within the frame of the player: our frame, the piece, and the page that it shows in a frame of its own. */
function piece(visitor) {
  const own = visitor.page.frameLocator('#content').frameLocator('#content');
  return { own, page: own.frameLocator('#contentFrame') };
}

async function shown(visitor) {
  const { own } = piece(visitor);
  const frame = own.locator('#contentFrame');
  await own.locator('#contentFrame[src*=".html"]').waitFor({ state: 'attached' });
  return (await frame.getAttribute('src')).replace('../', '');
}

/** Asks for the course page until it says so; what is sent while a page is left may follow by a moment. */
async function until(visitor, holds, words) {
  const end = Date.now() + KEPT_WAIT_MILLISECONDS;
  for (;;) {
    await visitor.page.reload();
    if (holds(await visitor.text('main'))) return;
    expect(Date.now() < end, `${words}: ${await visitor.text('main')}`);
    await pause(200);
  }
}

// What the script in the frame answers to calls that change nothing, with the codes of SCORM 2004 (run-time environment, 3.1.7).
const CALLS = [
  ['GetValue', ['cmi.none'], 401], ['GetValue', [''], 301], ['GetValue', ['cmi.exit'], 405], ['GetValue', ['cmi.objectives.0.id'], 301], ['GetValue', ['cmi.suspend_data'], 403],
  ['GetValue', ['cmi.interactions._count'], 0], ['GetValue', ['cmi.score._children'], 0], ['GetValue', ['cmi._version'], 0], ['GetValue', ['cmi.objectives.n.id'], 401],
  ['SetValue', ['cmi.learner_id', 'x'], 404], ['SetValue', ['cmi._version', '2'], 404], ['SetValue', ['cmi.objectives._count', '1'], 404], ['SetValue', ['cmi.none', 'x'], 401],
  ['SetValue', ['cmi.score.scaled', '1.1'], 407], ['SetValue', ['cmi.score.scaled', 'much'], 406], ['SetValue', ['cmi.completion_status', 'done'], 406],
  ['SetValue', ['cmi.session_time', '00:10:00'], 406], ['SetValue', ['cmi.learner_preference.language', 'en_US'], 406], ['SetValue', ['adl.nav.request', 'away'], 406],
  ['SetValue', ['cmi.objectives.1.id', 'urn:x'], 351], ['SetValue', ['cmi.objectives.0.success_status', 'passed'], 408], ['SetValue', ['cmi.interactions.0.type', 'choice'], 408],
  ['SetValue', ['cmi.suspend_data', 'x'.repeat(64_001)], 406], ['SetValue', ['cmi.progress_measure', '-0.1'], 407], ['Initialize', [''], 103], ['Initialize', ['x'], 201], ['Commit', ['x'], 201],
  ['Commit', [''], 0],
];

async function speaks(visitor) {
  const frame = visitor.page.frames().find((one) => one.url().includes('/play'));
  const answers = await frame.evaluate((calls) => calls.map(([name, values]) => { window.API_1484_11[name](...values); return Number(window.API_1484_11.GetLastError()); }), CALLS);
  const wrong = CALLS.filter(([, , code], at) => answers[at] !== code).map(([name, values, code]) => `${name}(${values.map((value) => String(value).slice(0, 40))}) is not ${code}`);
  expect(wrong.length === 0, `the run-time environment answers otherwise: ${wrong.join('; ')}`);
}

const zh = (visitor) => visitor.tag === 'zh-Hans';

export async function golf(visitor, remark, house) {
  visitor.allow(house.content);
  await find(visitor, 'Golf Explained - Run-time Basic Calls');
  const course = visitor.path;
  expect((await visitor.text('.units')).includes(zh(visitor) ? '未开始' : 'not begun'), 'the course says it has begun');
  await visitor.follow('.units button');
  expect(await shown(visitor) === 'Playing/Playing.html', 'the piece does not begin with its first page');
  const { own, page } = piece(visitor);
  for (let turned = 0; turned < 3; turned += 1) await own.locator('#butNext').click();
  const left = await shown(visitor);
  expect(left === 'Playing/OtherScoring.html', `after three pages ${left} is shown`);
  await speaks(visitor);
  // Nothing of the platform can be reached from there.
  const reach = await visitor.page.frames().find((frame) => frame.url().includes('/play')).evaluate(async (platform) => {
    const answers = [];
    try { answers.push(window.parent.document.title); } catch { answers.push('closed'); }
    try { answers.push((await fetch(`${platform}/me`, { credentials: 'include' })).status); } catch { answers.push('closed'); }
    return [...answers, document.cookie].join();
  }, visitor.origin).catch((error) => error.message);
  expect(reach === 'closed,closed,', `content reaches the platform: ${reach}`);
  visitor.forgive(/violates the following Content Security Policy|blocked by CORS|ERR_FAILED|Refused to connect/u);
  await visitor.follow(`.actions a[href="${course}"]`);
  await until(visitor, (text) => text.includes(zh(visitor) ? '学习中' : 'going on'), 'what was left is not going on');
  await visitor.follow('.units button');
  const again = await shown(visitor);
  expect(again === left, `the piece goes on at ${again} and not at ${left}`);
  for (let turned = 0; turned < PAGES_MAX && await own.locator('#butNext').isEnabled(); turned += 1) await own.locator('#butNext').click();
  await page.locator('input[value="Submit Answers"]').waitFor();
  for (const answer of await page.locator('.correctAnswer input[type=radio]').all()) await answer.check();
  for (const answer of await page.locator('.correctAnswer:has(input[type=text])').all()) await answer.locator('input').fill(/\d+/u.exec(await answer.innerText())[0]);
  await page.locator('input[value="Submit Answers"]').click();
  await page.locator('text=Score: 100').waitFor();
  await own.locator('#butExit').click();
  // The piece asked to be taken away; the way back leads out of the frame.
  const back = visitor.page.frameLocator('#content').locator('#back');
  await back.waitFor();
  await Promise.all([visitor.page.waitForURL(`**${course}`), back.click()]);
  await visitor.look();
  await until(visitor, (text) => text.includes(zh(visitor) ? '得分 100%' : 'Score 100 %'), 'the score is missing');
  await visitor.go('/me/courseware');
  const mine = await visitor.text('main');
  expect(mine.includes(zh(visitor) ? '已完成' : 'done') && /100 ?%/u.test(mine), `the result is missing: ${mine}`);
}

export async function small(visitor, remark, house) {
  visitor.allow(house.content);
  await find(visitor, zh(visitor) ? '小步' : 'Small steps');
  const course = visitor.path;
  await visitor.follow('.units button');
  const unit = visitor.page.frameLocator('#content');
  await unit.locator('li:has-text("initialized 200")').waitFor();
  await unit.locator('#pass').click();
  const back = unit.locator('#back');
  await back.waitFor();
  await Promise.all([visitor.page.waitForURL(`**${course}`), back.click()]);
  await visitor.look();
  await visitor.go('/me/courseware');
  const mine = await visitor.text('main');
  expect(/90 ?%/u.test(mine) && mine.includes(zh(visitor) ? '已完成' : 'done'), `the result is missing: ${mine}`);
}
