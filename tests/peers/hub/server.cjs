// The peer of ./dev bench hub: what a council's web team would write. Fastify and better-sqlite3, the same schema and the
// same promise (synchronous=FULL before the answer), one transaction for each request.
//
// node server.cjs DATABASE : prints "listening PORT"
const Database = require('better-sqlite3');
const fastify = require('fastify');

const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('cache_size = -65536');
database.exec(`
  CREATE TABLE usage_event(stream INTEGER NOT NULL, seq INTEGER NOT NULL, council INTEGER NOT NULL, at INTEGER NOT NULL,
    corrected_at INTEGER NOT NULL, name TEXT NOT NULL, session TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(stream, seq)) WITHOUT ROWID;
  CREATE TABLE rollup(day TEXT NOT NULL, measure TEXT NOT NULL, subject TEXT NOT NULL, part TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY(day, measure, subject, part)) WITHOUT ROWID;
  CREATE TABLE ticket(ticket_id INTEGER PRIMARY KEY, service TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL,
    request_id TEXT NOT NULL UNIQUE, state INTEGER NOT NULL, issued_at INTEGER NOT NULL, UNIQUE(service, day, number));
`);

const insert_event = database.prepare('INSERT INTO usage_event VALUES(?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
const count = database.prepare(`INSERT INTO rollup VALUES(?, ?, ?, ?, ?)
  ON CONFLICT(day, measure, subject, part) DO UPDATE SET count = count + excluded.count`);
const streams = new Map();
const stream_number = (id) => {
  if (!streams.has(id)) streams.set(id, streams.size + 1);
  return streams.get(id);
};

const keep_usage = database.transaction((body) => {
  const stream = stream_number(body.stream_id);
  const now = Date.now();
  const day = new Date(now).toISOString().slice(0, 10);
  const counts = new Map();
  let accepted = 0;
  for (const event of body.events) {
    const { changes } = insert_event.run(stream, event.seq, event.at, event.at + now - body.sent_at, event.name, event.session, JSON.stringify(event));
    accepted += changes;
    if (changes && event.name === 'page.shown') {
      const key = JSON.stringify([event.journey, event.fields.page]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  for (const [key, by] of counts) {
    const [journey, page] = JSON.parse(key);
    count.run(day, 'reached', journey, page, by);
  }
  return { ack: body.events.at(-1).seq, accepted, duplicate: body.events.length - accepted, rejected: [] };
});

const find_ticket = database.prepare('SELECT ticket_id, number FROM ticket WHERE request_id = ?');
const next_number = database.prepare('SELECT coalesce(max(number), 0) + 1 AS number FROM ticket WHERE service = ? AND day = ?');
const insert_ticket = database.prepare('INSERT INTO ticket(service, day, number, request_id, state, issued_at) VALUES(?, ?, ?, ?, 1, ?)');
const issue_ticket = database.transaction(({ request_id, service }) => {
  const before = find_ticket.get(request_id);
  if (before) return before;
  const day = new Date().toISOString().slice(0, 10);
  const { number } = next_number.get(service, day);
  const { lastInsertRowid } = insert_ticket.run(service, day, number, request_id, Date.now());
  return { ticket_id: Number(lastInsertRowid), number };
});

const server = fastify({ bodyLimit: 1 << 20 });
server.post('/kiosk/v1/usage', async (request) => keep_usage(request.body));
server.post('/kiosk/v1/tickets', async (request) => issue_ticket(request.body));
server.listen({ host: '127.0.0.1', port: 0 }).then((address) => console.log(`listening ${new URL(address).port}`));
process.on('SIGTERM', () => server.close().then(() => process.exit(0)));
