// An adviser at their desk: a real Chromium whose camera is a film of stamped pictures and whose microphone a tone.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StaffBrowser } from './browser.mjs';
import { write_camera, write_tone } from './fake_camera.mjs';
import { Photo } from './photo.mjs';
import { sees_stamp } from './stamp_in_page.mjs';

export class Adviser extends StaffBrowser {
  static async at_the_desk(base, person, { folder, hertz = 880, film_of = write_camera, line = null }) {
    const film = join(folder, `camera-${person.name}.y4m`), sound = join(folder, `microphone-${person.name}.wav`);
    film_of(film);
    write_tone(sound, hertz);
    const adviser = await new Adviser().signs_in(base, person, [
      '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`,
      `--use-file-for-fake-audio-capture=${sound}`, '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required', '--disable-background-timer-throttling', '--disable-renderer-backgrounding',
    ]);
    await line?.leads(adviser);
    await adviser.go('/calls');
    return adviser;
  }

  async is_available() {
    await this.page.getByRole('button', { name: 'Available', exact: true }).click();
    await this.page.getByText('You are: Available').waitFor({ timeout: 10_000 });
  }

  // By the key that is written on the page.
  async accepts(within_ms = 30_000) {
    await this.page.getByRole('button', { name: /^Accept/ }).waitFor({ timeout: within_ms });
    await this.page.keyboard.press('F2');
    await this.page.getByRole('group', { name: 'Your call' }).waitFor({ timeout: within_ms });
  }

  is_connected(within_ms = 30_000) {
    return this.page.getByText('Connected', { exact: true }).waitFor({ timeout: within_ms });
  }

  // The mark in the customer's picture as this browser shows it; null while there is none.
  sees_stamp() { return sees_stamp((body) => this.page.evaluate(body)); }

  // The photograph of a paper that the page shows; null while there is none.
  photo() { return Photo.on(this.page, '.wm-photo'); }

  // Its bytes as the hub gives them to whoever may look.
  async photo_bytes() {
    const bytes = await this.page.evaluate(async () => {
      const answer = await fetch(document.querySelector('.wm-photo').src);
      return { type: answer.headers.get('content-type'), bytes: [...new Uint8Array(await answer.arrayBuffer())] };
    });
    return { type: bytes.type, bytes: Buffer.from(bytes.bytes) };
  }

  // The loudest tone of what comes from the kiosk, in hertz; 0 for silence.
  async hears_tone() {
    return this.page.evaluate(async () => {
      const stream = document.querySelector('.wm-picture__theirs')?.srcObject;
      if (!stream?.getAudioTracks().length) return 0;
      const audio = new AudioContext();
      await audio.resume();
      const analyser = audio.createAnalyser();
      analyser.fftSize = 8192;
      audio.createMediaStreamSource(stream).connect(analyser);
      await new Promise((done) => { setTimeout(done, 600); });
      const levels = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(levels);
      const loudest = levels.reduce((best, level, at) => (level > levels[best] ? at : best), 0);
      const hertz = levels[loudest] > -70 ? (loudest * audio.sampleRate) / analyser.fftSize : 0;
      await audio.close();
      return hertz;
    });
  }

  async until(holds, what, within_ms = 20_000) {
    const give_up = Date.now() + within_ms;
    for (;;) {
      const found = await holds();
      if (found) return found;
      if (Date.now() > give_up) throw new Error(`${what} did not come within ${within_ms / 1000} s`);
      await sleep(50);
    }
  }
}
