// A real TURN server (Debian's coturn) on loopback, with the credentials that a hub hands out (REST: a time and a name,
// and their HMAC under a shared secret).
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { free_port } from '../../../dev.d/house/ports.mjs';

const secret = 'only for a test';

export class TurnServer {
  static async start() {
    const server = new TurnServer();
    server.folder = mkdtempSync(join(tmpdir(), 'waymark-turn-'));
    server.port = await free_port();
    server.log = '';
    server.process = spawn('turnserver', ['-n', '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${server.port}`,
      '--allow-loopback-peers', '--no-tls', '--no-dtls', '--no-cli', '--use-auth-secret', `--static-auth-secret=${secret}`,
      '--realm=waymark.test', '--log-file=stdout', '--verbose', `--pidfile=${join(server.folder, 'pid')}`,
      `--userdb=${join(server.folder, 'users')}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const output of [server.process.stdout, server.process.stderr]) output.on('data', (text) => { server.log += text; });
    server.exited = new Promise((resolve) => server.process.once('exit', resolve));
    for (let tries = 0; !/listener opened on|IO method/.test(server.log); tries++) {
      if (tries > 200) throw new Error(`turnserver does not start:\n${server.log}`);
      await sleep(50);
    }
    return server;
  }

  // As in CallState, for ten minutes.
  ice_servers(transport) {
    const username = `${Math.floor(Date.now() / 1000) + 600}:waymark`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    return [{ urls: [`turn:127.0.0.1:${this.port}?transport=${transport}`], username, credential }];
  }

  // The options of a hub whose calls go through here and nowhere else.
  hub_options(transport) {
    const file = join(this.folder, 'secret');
    writeFileSync(file, secret + '\n', { mode: 0o600 });
    return ['--ice', `turn:127.0.0.1:${this.port}?transport=${transport}`, '--turn-secret-file', file, '--relay-only'];
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.exited;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
