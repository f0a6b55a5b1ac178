// Finding something, reading it, going on; finishing a section; how the pages look.

import { expect } from './visitor.mjs';

const WORDS = { 'zh-Hans': '静夜思', en: 'shell' };
// Characters of the poem.
const CHARACTERS = 20;
const LICENCES = { 'zh-Hans': /公共领域/u, en: /CC BY 4\.0/u };

/** Home, search, a hit, its text with source and licence, the next section. */
export async function find(visitor) {
  const words = WORDS[visitor.tag];
  await visitor.go('/');
  if (visitor.scripts) await suggestions(visitor, words);
  await visitor.one('#q').fill(words);
  await visitor.follow('form[role=search] button');
  expect((await visitor.text('.results')).toLowerCase().includes(words), `no hit for ${words} says so`);
  await visitor.follow('.results h3 a[href^="/sections/"]');
  const title = await visitor.text('h1');
  if (visitor.tag === 'zh-Hans') await poem(visitor, words);
  else expect((await visitor.text('article.prose')).length > 500, `${title} has hardly any text`);
  const source = await visitor.text('footer.source');
  expect(LICENCES[visitor.tag].test(source), `no licence at the foot: ${source}`);
  expect(await visitor.page.locator('footer.source a[href^="https://"]').count() > 0, `no link to the source at the foot: ${source}`);
  await visitor.follow('a[rel=next]');
  expect(await visitor.text('h1') !== title, 'the next section has the same title');
  await visitor.follow('a[rel=prev]');
  expect(await visitor.text('h1') === title, 'the section before the next one is another one');
}

/** What is offered while typing, and the keyboard on it. */
async function suggestions(visitor, words) {
  await visitor.one('#q').pressSequentially(words.slice(0, 2), { delay: 30 });
  await visitor.page.locator('#suggestions [role=option]').first().waitFor();
  await visitor.page.keyboard.press('ArrowDown');
  expect(await visitor.one('#suggestions [role=option]').getAttribute('aria-selected') === 'true', 'the arrow key chooses no suggestion');
  await visitor.page.keyboard.press('Escape');
  expect(!await visitor.one('#suggestions').isVisible(), 'Escape leaves the suggestions open');
}

/** A poem: horizontal and simplified at first; vertical, traditional and with pinyin when asked. */
async function poem(visitor, title) {
  const sheet = visitor.one('.poem-sheet');
  const has = (name) => sheet.evaluate((element, wanted) => element.classList.contains(wanted), name);
  expect(await visitor.text('h1') === title && /月光/u.test(await visitor.text('.poem-sheet')), 'this is another poem');
  await visitor.follow('.poem .chips a[href*="vertical=1"]');
  expect(await has('vertical'), 'the page does not know of vertical');
  const upright = await sheet.evaluate((element) => [...element.querySelectorAll('*')].some((part) => getComputedStyle(part).writingMode === 'vertical-rl' && part.textContent.includes('月光')));
  if (!upright) visitor.fault('the poem is asked for vertically and its lines are laid out horizontally');
  await visitor.follow('.poem .chips a[href*="text=zh-Hant"]');
  expect(await sheet.getAttribute('lang') === 'zh-Hant' && /靜夜思/u.test(await visitor.text('h1')), 'the poem is not in traditional characters');
  await visitor.follow('.poem .chips a[href*="pinyin=1"]');
  expect(await visitor.page.locator('.poem-sheet ruby rt').count() === CHARACTERS, `the poem has no pinyin over each of its ${CHARACTERS} characters`);
}

/** Finishing a section shows on the page of the book and at home. */
export async function finish(visitor) {
  await visitor.go('/library');
  await visitor.follow('main a[href^="/courses/"], main a[href^="/textbooks/"]');
  const book = visitor.path;
  expect(await visitor.page.locator('.progress-line').count() === 0, 'progress is shown before anything was read');
  await visitor.follow('.resource-more .actions a.main');
  const section = visitor.path;
  await visitor.follow('#done button');
  await visitor.one('#done .done').waitFor();
  expect(visitor.path.startsWith(section.split(/[?#]/u)[0]), `finishing leads from ${section} away to ${visitor.path}`);
  await visitor.go(book);
  const share = /\d+/u.exec(await visitor.text('.progress-line'))?.[0];
  expect(Number(share) > 0, `progress on the page of the book is ${share}`);
  await visitor.go('/');
  expect(await visitor.page.locator('section[aria-labelledby=continue] a.card').count() > 0, 'home has nothing to continue');
  await visitor.follow('section[aria-labelledby=continue] a.card');
  expect(visitor.path.startsWith('/sections/') || visitor.path === book, `"continue" leads to ${visitor.path}`);
}

/** Dark, big letters and the other language, by the buttons; they stay on the next page. */
export async function looks(visitor) {
  await visitor.go('/library');
  const state = () => visitor.page.evaluate(() => ({
    theme: document.documentElement.dataset.theme,
    size: document.documentElement.dataset.size,
    paper: getComputedStyle(document.body).backgroundColor,
    letters: Number.parseFloat(getComputedStyle(document.querySelector('main p, main a')).fontSize),
  }));
  const bright = (paper) => paper.match(/[\d.]+/gu).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  const before = await state();
  await press(visitor, '.bar [data-look] button[name=theme]');
  const dark = await state();
  expect(dark.theme === 'dark' && bright(dark.paper) < bright(before.paper) / 2, `not dark: ${JSON.stringify([before, dark])}`);
  expect(visitor.path === '/library', `the button for dark leads to ${visitor.path}`);
  await press(visitor, '.foot [data-look] button[name=size][value=big]');
  const big = await state();
  expect(big.size === 'big' && big.letters > before.letters, `not bigger: ${JSON.stringify([before, big])}`);
  await visitor.go('/practice');
  const kept = await state();
  expect(kept.theme === 'dark' && kept.size === 'big', `not kept on the next page: ${JSON.stringify(kept)}`);
  await press(visitor, '.foot [data-look] button[name=size][value=normal]');
  await press(visitor, '.bar [data-look] button[name=theme]');
  const after = await state();
  expect(after.theme !== 'dark' && !['big', 'bigger'].includes(after.size), `not light and normal again: ${JSON.stringify(after)}`);
  await otherLanguage(visitor);
}

/** With scripts the look changes at once; without, the form leads back to the page. */
function press(visitor, selector) {
  return visitor.scripts ? visitor.page.locator(selector).first().click() : visitor.follow(selector);
}

async function otherLanguage(visitor) {
  const [own, other] = visitor.tag === 'en' ? ['en', 'zh-Hans'] : ['zh-Hans', 'en'];
  await visitor.go('/search?q=html');
  const bare = () => { const url = new URL(visitor.page.url()); url.searchParams.delete('lang'); return url.pathname + url.search; };
  for (const wanted of [other, own]) {
    visitor.tag = wanted;
    await visitor.follow(`.bar a[hreflang="${wanted}"]`);
    expect(bare() === '/search?q=html', `the other language is at ${visitor.path}`);
    await visitor.go('/about');
    await visitor.go('/search?q=html');
  }
}
