// An organisation whose programs write learning records: its operator sets a quota, its administrator looks at the store.

import { randomUUID } from 'node:crypto';
import { staff, until } from './classroom.mjs';
import { expect } from './visitor.mjs';

const VERBS = 'http://adlnet.gov/expapi/verbs';

/** What a program of the organisation sends; the status of the answer. */
async function send(house, credential, statements) {
  const headers = { authorization: `Basic ${Buffer.from(credential).toString('base64')}`, 'content-type': 'application/json', 'x-experience-api-version': '2.0.0' };
  const answer = await fetch(`${house.origin}/xapi/statements`, { method: 'POST', headers, body: JSON.stringify(statements) });
  return answer.status;
}

function statement(verb, number) {
  return {
    id: randomUUID(),
    actor: { account: { homePage: 'https://school.example', name: `70${number}` } },
    verb: { id: `${VERBS}/${verb}` },
    object: { id: `https://school.example/items/${number}` },
  };
}

/** The operator makes an organisation and sets a quota; its administrator sees the store fill up. `here` is called on every page. */
export async function store(visitor, house, here = async () => {}) {
  const english = visitor.tag === 'en';
  const [name, code] = [english ? 'Willow school' : '柳园学校', `willow-${visitor.tag.toLowerCase()}`];
  await staff(visitor, house, 'operator');
  await visitor.go('/organizations');
  await visitor.one('form[action$="/create"] #name').fill(name);
  await visitor.one('form[action$="/create"] #code').fill(code);
  await visitor.follow('form[action$="/create"] button.main');
  const place = (await visitor.page.locator(`main a:has-text("${name}")`).first().getAttribute('href').catch(() => null)) ?? visitor.path.replace(/\?.*/u, '');
  const credential = await house.program(english ? 'Timetable' : '课表', code);
  expect(await send(house, credential, [1, 2].map((number) => statement('answered', number))) === 200, 'the program cannot write');

  const keeper = await visitor.another();
  await staff(keeper, house, 'schooladmin', code);
  await keeper.go(place);
  await here('organisation with a record store', keeper);
  await keeper.follow('main a[href$="/records"]');
  expect((await keeper.text('#space')).includes('2'), `the store does not hold two statements: ${await keeper.text('#space')}`);
  expect(await keeper.page.locator('a[href^="/admin/"]').count() === 0, 'an administrator is led to pages of the operator');
  await keeper.page.locator('details summary').first().click();
  await here('store of an organisation', keeper);

  await visitor.go('/admin/records');
  await visitor.follow('.actions a[href="/admin/records/stores"]');
  await here('all stores', visitor);
  await visitor.follow(`article.store a:has-text("${name}")`);
  await visitor.one('#bytes').fill('much');
  await visitor.refused(() => visitor.follow('form button.main'));
  expect(await visitor.page.locator('.banner.is-wrong').count() === 1, 'nothing is said of a size that is none');
  await here('a quota that is none', visitor);
  await visitor.one('#statements').fill('4');
  await visitor.one('#bytes').fill('2 MB');
  await visitor.one('#per_minute').fill('600');
  await visitor.follow('form button.main');
  expect(await visitor.page.locator('.banner.is-well').count() === 1, 'nothing is said of a quota that was saved');
  expect((await visitor.text('#space')).includes('50%'), `half of four is not 50%: ${await visitor.text('#space')}`);
  await here('quota of a store', visitor);

  await keeper.follow('.actions a.main');
  await until(() => keeper.page.locator('[data-when=going]').isVisible(), 'the page does not say that it fills by itself');
  const rows = () => keeper.page.locator('#statements li').count();
  expect(await rows() === 2, `the list has ${await rows()} statements, not two`);
  expect(await send(house, credential, [3, 4].map((number) => statement('completed', number))) === 200, 'the program cannot write what fits');
  await until(async () => await rows() === 4, 'new statements do not appear');
  await here('latest statements of an organisation', keeper);
  expect(await send(house, credential, [statement('completed', 5)]) === 507, 'a full store takes more');
  await keeper.follow('#statements li a');
  await here('a statement of an organisation', keeper);
  await keeper.go(`${place}/records`);
  expect((await keeper.text('#space')).includes('100%'), `a full store does not say so: ${await keeper.text('#space')}`);
  await here('a store that is full', keeper);
  for (const fault of keeper.faults) visitor.faults.add(fault);
  await keeper.close();
}
