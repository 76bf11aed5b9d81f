// Pages by their address. Links are real links: they open in a new tab, can be copied, and work with the keyboard.
import {signal} from '@preact/signals';

export const address = signal('/');
export const navigations = signal(0);

export function start_router(): void {
  address.value = location.pathname + location.search;
  addEventListener('popstate', arrive);
  document.addEventListener('click', follow);
}

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  arrive();
}

function arrive(): void {
  address.value = location.pathname + location.search;
  navigations.value += 1;
  scrollTo(0, 0);
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

export interface Place {
  page: string;
  rest: string;
  query: URLSearchParams;
}

export function place_of(where: string): Place {
  const url = new URL(where, 'http://console');
  const [page = '', ...rest] = url.pathname.split('/').filter(Boolean).map(decoded);
  return {page, rest: rest.join('/'), query: url.searchParams};
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
