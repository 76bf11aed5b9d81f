// How good the line is, in words that help an adviser to decide what to do. Pure: figures in, words out.

export interface Figures {
  rtt_ms: number | null;
  lost: number; // packets of picture and sound since the call began
  received: number;
  frames: number; // pictures decoded since the call began
  at: number;
}

export interface Quality {
  level: 'good' | 'fair' | 'poor' | 'unknown';
  words: string;
}

export function quality_of(now: Figures, before: Figures | null): Quality {
  if (!before || now.at <= before.at) return {level: 'unknown', words: 'Measuring the line'};
  const lost = Math.max(0, now.lost - before.lost);
  const received = Math.max(0, now.received - before.received);
  if (received === 0) return {level: 'poor', words: 'Nothing arrives'};
  const loss = lost / (lost + received);
  const rtt = now.rtt_ms ?? 0;
  if (loss > 0.1 || rtt > 600) return {level: 'poor', words: 'Poor line: speak in short sentences, or type'};
  if (loss > 0.03 || rtt > 300) return {level: 'fair', words: 'Fair line: the picture may be less sharp'};
  return {level: 'good', words: 'Good line'};
}

// The figures in what a browser's RTCPeerConnection reports, whose members differ between browsers.
export function figures_of(report: Iterable<Record<string, unknown>>, at: number): Figures {
  const figures: Figures = {rtt_ms: null, lost: 0, received: 0, frames: 0, at};
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
  for (const one of report) {
    if (one['type'] === 'inbound-rtp') {
      figures.lost += number(one['packetsLost']);
      figures.received += number(one['packetsReceived']);
      figures.frames += number(one['framesDecoded']);
    }
    if (one['type'] === 'candidate-pair' && one['nominated'] === true && typeof one['currentRoundTripTime'] === 'number')
      figures.rtt_ms = Math.round(one['currentRoundTripTime'] * 1_000);
  }
  return figures;
}
