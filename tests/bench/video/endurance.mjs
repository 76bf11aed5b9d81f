// Our end alone: many calls one after the other, and lines that go away.
import { setTimeout as sleep } from 'node:timers/promises';
import { Call, stamped_pictures } from '../../video/stage/call.mjs';
import { Impairment } from '../../video/stage/impairment.mjs';

// As kiosk/core/call_media.cpp has it: how long an interruption is left to mend itself.
const mends_itself_ms = 12_000;

// Every one is a leg that is connected, shows a picture at both ends, and ends: {set_up: [ms], about: [{fds, threads, kbytes}]}.
export async function many_calls(count) {
  const call = await Call.set();
  try {
    await call.start();
    const set_up = [];
    const about = [];
    for (let at = 0; at < count; at++) {
      const began = performance.now();
      const leg = await call.connect();
      set_up.push(performance.now() - began);
      await Promise.all([stamped_pictures(call.kiosk, 1), stamped_pictures(call.adviser, 1)]);
      call.kiosk.tell({ type: 'end_leg', leg });
      about.push(await call.kiosk.about_process());
      call.kiosk.said.length = call.adviser.said.length = 0;
      call.kiosk.waiting.clear();
      call.adviser.waiting.clear();
    }
    await sleep(3000);
    about.push(await call.kiosk.about_process());
    return { set_up, about };
  } finally {
    await call.end();
  }
}

// For each of these seconds without a line, the milliseconds from its coming back to pictures at both ends.
export async function outages(lengths) {
  const line = await Impairment.open({ delay_ms: 25 });
  const call = await Call.set({ change: line.change });
  try {
    await call.start();
    await call.connect();
    const back = [];
    for (const seconds of lengths) {
      await Promise.all([stamped_pictures(call.kiosk, 30), stamped_pictures(call.adviser, 30)]);
      const interrupted = call.kiosk.next('connection', { holds: ({ state }) => state === 'interrupted' });
      line.now.away = true;
      const again = interrupted.then(() => sleep(mends_itself_ms, undefined, { ref: false }));
      await sleep(seconds * 1000);
      line.now.away = false;
      const began = performance.now();
      const pictures = Promise.all([stamped_pictures(call.kiosk, 1), stamped_pictures(call.adviser, 1)]);
      const late = again.then(() => 'late');
      if (await Promise.race([pictures, late]) === 'late') {
        await call.connect();
        await pictures;
      }
      back.push(performance.now() - began);
    }
    return back;
  } finally {
    await call.end();
    line.close();
  }
}
