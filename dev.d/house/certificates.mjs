// The demonstration's own certificate authority and the hub's certificate, made once by openssl and kept.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './child.mjs';

function openssl(...words) {
  try {
    execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new Trouble(`openssl could not make the certificates: ${String(error.stderr ?? error.message).trim()}`);
  }
}

// Returns {authority, certificate, key}: paths of PEM files in `folder`.
export function make_certificates(folder) {
  const paths = { authority: join(folder, 'ca.pem'), certificate: join(folder, 'hub.pem'), key: join(folder, 'hub.key') };
  if (Object.values(paths).every((path) => existsSync(path))) return paths;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority_key = join(folder, 'ca.key');
  const request = join(folder, 'hub.csr');
  const extensions = join(folder, 'hub.ext');
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650',
    '-subj', '/CN=Waymark demonstration authority', '-addext', 'basicConstraints=critical,CA:TRUE',
    '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', authority_key, '-out', paths.authority);
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=Waymark hub',
    '-keyout', paths.key, '-out', request);
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n');
  openssl('x509', '-req', '-in', request, '-CA', paths.authority, '-CAkey', authority_key, '-CAcreateserial',
    '-days', '825', '-extfile', extensions, '-out', paths.certificate);
  return paths;
}
