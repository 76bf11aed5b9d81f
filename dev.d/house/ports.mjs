// Ports of 127.0.0.1: is this one free, and give me one that is.
import { createServer } from 'node:net';

const listen = (port) => new Promise((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen({ port, host: '127.0.0.1' }, () => {
    const given = server.address().port;
    server.close(() => resolve(given));
  });
});

export const is_free = async (port) => (await listen(port)) !== null;
export const free_port = () => listen(0);
