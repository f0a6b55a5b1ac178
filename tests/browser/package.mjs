// A small course of cmi5: one unit that fetches its credential, begins, passes, completes and ends, and says on its page how each was answered.

const TEXTS = '<title><langstring lang="en">Small steps</langstring><langstring lang="zh-Hans">小步</langstring></title><description><langstring lang="en">A unit that says it all</langstring></description>';

const STRUCTURE = `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://xingtan.example/small">${TEXTS}</course>
<au id="https://xingtan.example/small/1" moveOn="CompletedAndPassed" masteryScore="0.6">${TEXTS}<url>index.html</url></au>
</courseStructure>`;

const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Small steps</title><h1>Small steps</h1><p><button id="pass">Pass</button></p><ol id="said"></ol><script src="unit.js"></script></html>';

const SCRIPT = `(async () => {
  const launch = Object.fromEntries(new URLSearchParams(location.search));
  const actor = JSON.parse(launch.actor);
  const said = (words) => document.getElementById('said').append(Object.assign(document.createElement('li'), { textContent: words }));
  const { 'auth-token': token } = await (await fetch(launch.fetch, { method: 'POST' })).json();
  const ask = (path, options = {}) => fetch(launch.endpoint + path, { ...options, headers: { authorization: 'Basic ' + token, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' } });
  const about = new URLSearchParams({ activityId: launch.activityId, agent: launch.actor, registration: launch.registration, stateId: 'LMS.LaunchData' });
  const data = await (await ask('activities/state?' + about)).json();
  await ask('agents/profile?' + new URLSearchParams({ agent: launch.actor, profileId: 'cmi5LearnerPreferences' }));
  const category = (...names) => names.map((name) => ({ id: 'https://w3id.org/xapi/cmi5/context/categories/' + name }));
  const say = async (verb, result, ...categories) => {
    const context = structuredClone(data.contextTemplate);
    context.registration = launch.registration;
    context.contextActivities.category = category('cmi5', ...categories);
    context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore'] = data.masteryScore;
    const statement = { id: crypto.randomUUID?.() ?? uuid(), actor, verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb, display: { en: verb } }, object: { id: launch.activityId, objectType: 'Activity' }, timestamp: new Date().toISOString(), context, result };
    said(verb + ' ' + (await ask('statements', { method: 'POST', body: JSON.stringify(statement) })).status);
  };
  const uuid = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));
  await say('initialized', { duration: 'PT0S' });
  document.getElementById('pass').onclick = async () => {
    await say('passed', { success: true, duration: 'PT30S', score: { scaled: 0.9 } }, 'moveon');
    await say('completed', { completion: true, duration: 'PT30S' }, 'moveon');
    await say('terminated', { duration: 'PT30S' });
    location.assign(data.returnURL);
  };
})();`;

/** The course as a ZIP archive. */
export function smallCourse() {
  return zip({ 'cmi5.xml': STRUCTURE, 'index.html': PAGE, 'unit.js': SCRIPT });
}

/** The checksum of ZIP (CRC-32, reflected polynomial 0xEDB88320). */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An archive of stored files (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16). */
function zip(files) {
  const parts = [], directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(0x00210000, 6); // 1 January 1980
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), common, path, bytes);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, place, path);
    offset += 30 + path.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}
