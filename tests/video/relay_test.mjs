// Relay-only: a call in which neither end learns the other's address, through a real TURN server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Call, stamped_pictures } from './stage/call.mjs';
import { TurnServer } from './stage/turn_server.mjs';

const limit = { timeout: 180_000 };
let call;
let turn;

before(async () => {
  turn = await TurnServer.start();
  call = await Call.set();
  await call.start();
}, limit);

after(async () => {
  await call?.end();
  await turn?.stop();
}, limit);

for (const transport of ['udp', 'tcp']) {
  test(`a relay over ${transport} carries pictures both ways, and no other address is told`, limit, async () => {
    const told = [call.kiosk.said.length, call.adviser.said.length];
    await call.connect({ servers: turn.ice_servers(transport), relay_only: true });
    await Promise.all([stamped_pictures(call.kiosk, 10), stamped_pictures(call.adviser, 10)]);
    for (const [at, end] of [call.kiosk, call.adviser].entries()) {
      const candidates = end.said.slice(told[at]).filter(({ type }) => type === 'candidate');
      assert.ok(candidates.length > 0 && candidates.every(({ candidate }) => / typ relay\b/.test(candidate)), JSON.stringify(candidates));
    }
  });
}

test('a wrong credential connects nothing', limit, async () => {
  const servers = turn.ice_servers('udp').map((server) => ({ ...server, credential: 'wrong' }));
  const since = call.kiosk.said.length;
  const leg = await call.begin_leg({ servers, relay_only: true });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.ok(!call.kiosk.said.slice(since).some((event) => event.type === 'connection' && event.leg === leg && event.state === 'connected'));
  assert.ok(!call.kiosk.said.slice(since).some((event) => event.type === 'candidate' && event.leg === leg));
});
