// UUID version 7 (RFC 9562): a name that this browser gives, in the order of time.
export function uuid_v7(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from({length: 16}, (_, place) => (place < 6 ? 0 : (random[place - 6] ?? 0)));
  let rest = Math.floor(now);
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const new_uuid = () => uuid_v7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
