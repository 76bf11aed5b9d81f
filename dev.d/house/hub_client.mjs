// A member of staff's browser without the browser: signs in to the hub over HTTP and calls its API.
import { Trouble } from './child.mjs';

export class HubClient {
  constructor(base) { this.base = base; }

  async call(method, path, body) {
    const headers = { accept: 'application/json', origin: this.base };
    if (this.cookie) headers.cookie = this.cookie;
    if (this.csrf && method !== 'GET') headers['x-csrf-token'] = this.csrf;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(this.base + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Trouble(`The hub answered ${answer.status} to ${method} ${path}: ${text.slice(0, 300)}`);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0];
    return /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text;
  }

  async sign_in(name, password) {
    const session = await this.call('POST', '/api/v1/session', { name, password });
    this.csrf = session.csrf_token;
    return session;
  }

  get(path) { return this.call('GET', path); }
  post(path, body = {}) { return this.call('POST', path, body); }
}
