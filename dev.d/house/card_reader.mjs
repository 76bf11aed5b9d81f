// A card reader that is a program: pcscd with the virtual reader driver (vpcd), and a simulated card.
//
// pcscd has one fixed socket folder, so it gets a mount namespace of its own with a folder of the house bound over it:
// several houses can run on one machine, nothing outside is touched, and where user namespaces are allowed root is not
// needed. Clients find it by PCSCLITE_CSOCK_NAME. The driver connects to the card at start, so the card comes first;
// it has two slots, on two ports in a row.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child, Trouble } from './child.mjs';
import { is_free } from './ports.mjs';

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const system_folder = '/run/pcscd';

async function two_ports_in_a_row() {
  for (let port = 0x8c7b; port < 0x8c7b + 400; port += 2) {
    if ((await is_free(port)) && (await is_free(port + 1))) return port;
  }
  throw new Trouble('No two free ports in a row were found for the simulated card.');
}

// `card(port, slot)` gives the command of the simulated card for one slot.
export async function start_card_reader({ folder, logs, card }) {
  const run = join(folder, 'pcscd');
  rmSync(run, { recursive: true, force: true });
  mkdirSync(run, { recursive: true });
  const port = await two_ports_in_a_row();
  const hexadecimal = `0x${port.toString(16).toUpperCase()}`;
  const configuration = join(folder, 'reader.conf');
  writeFileSync(configuration, `FRIENDLYNAME "Virtual PCD"\nDEVICENAME 127.0.0.1:${hexadecimal}\nLIBPATH ${driver}\nCHANNELID ${hexadecimal}\n`);

  const children = [];
  const stop = async () => {
    for (const child of [...children].reverse()) await child.stop();
  };
  try {
    children.push(await Child.start(card(port)));
    const as_root = process.getuid() === 0 ? [] : ['--user', '--map-root-user'];
    children.push(await Child.start({
      name: 'pcscd', log: join(logs, 'pcscd.log'), ready: /daemon ready/, within_ms: 10_000,
      command: ['unshare', ...as_root, '--mount', 'sh', '-c',
        'mkdir -p "$1" 2>/dev/null || mount -t tmpfs run /run && mkdir -p "$1"; mount --bind "$0" "$1" && exec pcscd --foreground --info --config "$2"',
        run, system_folder, configuration],
    }));
  } catch (error) {
    await stop();
    throw error;
  }
  return { socket: join(run, 'pcscd.comm'), card: children[0], pcscd: children[1], stop };
}
