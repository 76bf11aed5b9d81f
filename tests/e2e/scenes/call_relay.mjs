// Calls that go through the council's own TURN server and never from end to end: a real coturn, the credentials that the
// hub makes for each call, a real kiosk and a real browser.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Adviser } from '../stage/adviser.mjs';
import { asks_for_an_adviser, is_seen_and_heard, moves, no_devices, stamp_on_the_glass } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';
import { TurnServer } from '../../video/stage/turn_server.mjs';

let turn, stage, customer, adviser;

const scene = new Scene('a call through a relay');
const fact = (name, body) => scene.fact(name, body, 90_000);

// Run in the page before its own scripts: the connections that it makes can be asked how they go.
function keep_connections() {
  window.connections = [];
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...words) {
      super(...words);
      window.connections.push(this);
    }
  };
}

// The kinds of the two candidates in use: {local, remote}.
async function ways_in_use() {
  const report = [...await window.connections.at(-1).getStats()].map(([, one]) => one);
  const transport = report.find(({ type }) => type === 'transport');
  const pair = report.find(({ id }) => id === transport?.selectedCandidatePairId);
  const kind = (id) => report.find((one) => one.id === id)?.candidateType;
  return { local: kind(pair?.localCandidateId), remote: kind(pair?.remoteCandidateId) };
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    turn = await TurnServer.start();
    stage = await Stage.set({ glass: true, devices: false, kiosk: no_devices, hub: turn.hub_options('udp') });
    customer = stage.customer;
    adviser = await Adviser.at_the_desk(stage.house.browser_address, stage.house.staff().find(({ name }) => name === 'morag'), { folder: stage.folder });
    await adviser.page.addInitScript(keep_connections);
    await adviser.go('/calls');
  }, { timeout: 90_000 });
  after(async () => {
    scene.keep();
    await adviser?.close();
    await stage?.strike(scene.passed);
    await turn?.stop();
  });

  fact('a customer and an adviser are connected', async () => {
    await adviser.is_available();
    await customer.begins();
    await asks_for_an_adviser(customer);
    await adviser.accepts();
    await is_seen_and_heard(customer);
    await adviser.is_connected(60_000);
  });

  fact('marked pictures go both ways', async () => {
    await moves(adviser, () => adviser.sees_stamp(), 'in the browser');
    await moves(adviser, () => stamp_on_the_glass(stage), 'on the glass');
  });

  fact('neither end knows another way than the relay', async () => {
    assert.deepEqual(await adviser.page.evaluate(ways_in_use), { local: 'relay', remote: 'relay' });
  });

  fact('both came to it with the credentials of this call', async () => {
    const [{ call_id }] = (await stage.staff.get('/api/v1/calls')).calls;
    const users = [...turn.log.matchAll(/user <(\d+):([0-9a-f-]{36})>/g)];
    assert.ok(users.length >= 2, 'two who ask for a relay');
    assert.deepEqual([...new Set(users.map(([, , who]) => who))], [call_id]);
    for (const [, until] of users) assert.ok(Number(until) * 1000 - Date.now() <= 600_000, 'for ten minutes at most');
  });
});
