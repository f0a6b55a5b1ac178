// The rules of WCAG 2.2 AA that a program can check, on every kind of page, light and dark.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { classroom } from './classroom.mjs';
import { week } from './learning.mjs';
import { expect } from './visitor.mjs';
import { answerOne, signUp, starts, person } from './practice.mjs';

const RULES = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] };
// axe that found nothing to check was not at work.
const PASSES_MIN = 10;
const FAILING = ['serious', 'critical'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Walks through every kind of page and collects what axe finds; grave findings fail the journey. */
export function check(visitor, report) {
  return collect(visitor, report, (here) => walk(visitor, here));
}

/** The same on the pages of those who look at what others do. */
export function watching(visitor, report, house) {
  return collect(visitor, report, (here) => classroom(visitor, report, house, here));
}

/** Walks a journey that calls `here` on its pages, and collects what axe finds on them. */
export async function collect(visitor, report, journey) {
  const axe = await readFile(AXE, 'utf8');
  const found = new Map();
  const here = async (name, { page } = visitor) => {
    await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const { violations, passes } = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
      expect(passes.length >= PASSES_MIN, `axe checked only ${passes.length} rules on ${name}`);
      for (const { id, impact, nodes } of violations) {
        for (const node of nodes) note(found, { id, impact, selector: node.target.flat().join(' '), why: node.any.concat(node.all, node.none)[0]?.message ?? '' }, `${name} ${colorScheme}`);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  await journey(here);
  const lines = [...found.values()].map(({ id, impact, selector, why, where }) => ({ impact, line: `${impact} ${id}: ${selector} on ${[...where].join(', ')}${why ? ` (${why})` : ''}` }));
  for (const { impact, line } of lines) if (FAILING.includes(impact)) visitor.faults.add(`axe: ${line}`); else report(`axe: ${line}`);
}

function note(found, finding, where) {
  const key = `${finding.id} ${finding.selector}`;
  const known = found.get(key) ?? { ...finding, where: new Set() };
  found.set(key, known);
  known.where.add(where);
}

async function walk(visitor, here) {
  const stop = async (name, path) => { await visitor.go(path); await here(name); };
  await stop('home', '/');
  await stop('library', '/library');
  await stop('search', '/search?q=shell');
  await stop('search without hits', '/search?q=zzzzqqqq');
  await visitor.go('/library');
  await visitor.follow('main a[href^="/courses/"]');
  await here('resource');
  await visitor.follow('.resource-more .actions a.main');
  await visitor.follow('a[rel=next]');
  await here('section');
  await visitor.follow('#done button');
  await poems(visitor, here);
  await stop('practice hub', '/practice');
  await practice(visitor, here);
  await stop('me', '/me');
  await stop('wrong book', '/me/wrong');
  await stop('my learning', '/me/learning?span=year');
  await visitor.page.locator('details').evaluateAll((all) => all.forEach((details) => { details.open = true; }));
  await here('my learning, tables open');
  await stop('history', '/me/history');
  await stop('courseware', '/courseware');
  await visitor.follow('a.card[href^="/courseware/"]');
  await here('course of courseware');
  await stop('my courseware', '/me/courseware');
  await stop('sign-in', '/sign-in');
  await stop('sign-up', '/sign-up');
  await signUp(visitor, person());
  await stop('me of a member', '/me');
  await stop('settings', '/me/settings');
  await stop('security', '/me/security');
  await stop('two accounts', '/me/merge');
  await stop('privacy', '/me/privacy');
  await visitor.go('/me');
  await visitor.follow('form.sign-out button');
  await week(visitor, here);
  await stop('about', '/about');
  await visitor.goAstray('/no-such-page');
  await here('404');
  expect(/404/u.test(await visitor.text('main')), 'the page that is not there does not say 404');
}

async function poems(visitor, here) {
  await visitor.go('/search?q=静夜思');
  await visitor.follow('.results h3 a[href^="/sections/"]');
  await here('poem');
  await visitor.follow('.poem .chips a[href*="vertical=1"]');
  await here('poem, vertical');
  await visitor.follow('.poem .chips a[href*="pinyin=1"]');
  await here('poem with pinyin');
  await visitor.go('/dynasties');
  await here('dynasties');
}

/** A choice and a number, each with its feedback, and the summary of an unfinished session. */
async function practice(visitor, here) {
  for (const [name, start] of [['choice', starts.concept], ['number', starts.hub], ['of a course', starts.course]]) {
    await start(visitor);
    await here(`question, ${name}`);
    await answerOne(visitor);
    await here(`feedback, ${name}`);
    await visitor.follow('.question .actions a.main');
  }
  await visitor.follow('.session-bar a.chip');
  await here('summary');
}
