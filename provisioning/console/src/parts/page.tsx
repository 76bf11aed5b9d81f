// What every page has: its title in the browser, its heading (focused when somebody came here by a link, so that a
// screen reader starts here), and its states: loading, failed, old.
import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Resource} from '../api/resource';
import {session} from '../api/session';
import {navigations} from '../router';
import {clock_time} from '../words/times';

interface PageProps {
  title: string;
  heading?: string;
  lede?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({title, heading = title, lede, children}: PageProps) {
  const start = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const council = session.value?.council.name;
    document.title = council ? `${title} – ${council} – Waymark` : `${title} – Waymark`;
  }, [title]);
  useEffect(() => {
    if (navigations.peek() > 0) start.current?.focus({preventScroll: true});
  }, []);
  return (
    <>
      <h1 class="govuk-heading-l wm-page-heading" tabIndex={-1} ref={start}>
        {heading}
      </h1>
      {lede ? <p class="govuk-body-l wm-lede">{lede}</p> : null}
      {children}
    </>
  );
}

interface LoadedProps<T> {
  resource: Resource<T>;
  what: string;
  children: (value: T) => ComponentChildren;
}

export function Loaded<T>({resource, what, children}: LoadedProps<T>) {
  const value = resource.value.value;
  const failed = resource.problem.value;
  const fresh_at = resource.fresh_at.value;
  if (value === null && failed) {
    return (
      <div class="wm-panel wm-panel--problem" role="alert">
        <h2 class="govuk-heading-m">We cannot show {what}</h2>
        <p class="govuk-body">{failed.message}</p>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void resource.refresh()}>
          Try again
        </button>
      </div>
    );
  }
  if (value === null) {
    return (
      <div class="wm-panel wm-loading" role="status">
        <p class="govuk-body">Loading {what}…</p>
      </div>
    );
  }
  return (
    <>
      {failed && fresh_at !== null ? (
        <p class="wm-stale" role="status">
          <strong>These are from {clock_time(fresh_at)}.</strong> {failed.message}
        </p>
      ) : null}
      {children(value)}
    </>
  );
}

export function Empty({title, children}: {title: string; children?: ComponentChildren}) {
  return (
    <div class="wm-panel wm-empty">
      <h2 class="govuk-heading-m">{title}</h2>
      {children ? <div class="govuk-body">{children}</div> : null}
    </div>
  );
}

export function NotFound() {
  return (
    <Page title="Page not found">
      <p class="govuk-body">
        If you typed the address, check that it is right. If you pasted it, check that you copied all of it.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/fleet">
          Go to the kiosks
        </a>
      </p>
    </Page>
  );
}
