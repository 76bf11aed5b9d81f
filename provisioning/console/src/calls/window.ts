// Which of an adviser's windows has the call (the hub knows which of their browsers). Two that both answered the kiosk would tear it from one another for ever. The
// window that accepted keeps it, also when it is loaded again; any other may take it, and then the first lets go.
const key = 'waymark.call';
let windows: BroadcastChannel | null = null;

export function is_here(call_id: string): boolean {
  try {
    return sessionStorage.getItem(key) === call_id;
  } catch {
    return true; // a browser that keeps nothing has to be believed
  }
}

export function claim(call_id: string): void {
  try {
    sessionStorage.setItem(key, call_id);
  } catch {
    // As above.
  }
  windows?.postMessage(call_id);
}

export function forget(call_id: string): void {
  try {
    if (is_here(call_id)) sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

// `taken`: another window has claimed this call.
export function listen_to_windows(taken: (call_id: string) => void): () => void {
  windows = new BroadcastChannel(key);
  windows.onmessage = ({data}: MessageEvent<unknown>) => {
    if (typeof data !== 'string' || !is_here(data)) return;
    forget(data);
    taken(data);
  };
  return () => {
    windows?.close();
    windows = null;
  };
}
