// The frame around every page: skip link, banner, navigation, the state of the line to the hub, footer.
import type {ComponentChildren} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {line} from '../api/live';
import {session, sign_out, site_name} from '../api/session';
import {address, go, place_of} from '../router';
import {count_of} from '../words/times';
import {Announcer} from './announcer';
import {CallWatch} from './call_watch';
import {open_help} from './help_watch';

const pages = [
  {page: 'fleet', name: 'Kiosks'},
  {page: 'queue', name: 'Queue'},
  {page: 'appointments', name: 'Appointments'},
  {page: 'calls', name: 'Calls'},
  {page: 'help-requests', name: 'Help requests'},
  {page: 'submissions', name: 'Submissions'},
  {page: 'reports', name: 'Reports'},
];

export function Frame({children}: {children: ComponentChildren}) {
  const council = session.value?.council.name;
  return (
    <>
      <a class="govuk-skip-link" href="#main" onClick={skip}>
        Skip to main content
      </a>
      <header class="wm-banner">
        <div class="govuk-width-container wm-banner__inner">
          <a class="wm-banner__home" href="/">
            <Mark />
            <span>{council ?? 'Waymark'}</span>
          </a>
          {session.value ? <Person /> : null}
        </div>
      </header>
      {session.value ? <Navigation /> : null}
      {session.value ? <LineBanner /> : null}
      {session.value ? <CallWatch /> : null}
      <div class="govuk-width-container wm-width">
        <main class="wm-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="wm-footer">
        <div class="govuk-width-container">
          <p class="govuk-body-s">Waymark staff consoles{council ? ` for ${council}` : ''}</p>
        </div>
      </footer>
      <Announcer />
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Mark() {
  return (
    <svg class="wm-banner__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#ffdd00" />
      <path d="M16 5a8 8 0 0 1 8 8c0 5.600-8 14-8 14S8 18.600 8 13a8 8 0 0 1 8-8z" fill="#0e3343" />
      <circle cx="16" cy="13" r="3.200" fill="#ffdd00" />
    </svg>
  );
}

function Person() {
  const user = session.value?.user;
  if (!user) return null;
  return (
    <div class="wm-person">
      <span class="wm-person__name">
        {user.display_name}, {site_name(user.site)}
      </span>
      <button class="wm-person__out" type="button" onClick={leave}>
        Sign out
      </button>
    </div>
  );
}

async function leave(): Promise<void> {
  const outcome = await sign_out();
  if (session.value === null) go('/sign-in');
  else if (!outcome.ok) line.value = 'lost';
}

function Navigation() {
  const [open, set_open] = useState(false);
  const here = place_of(address.value).page || 'fleet';
  useEffect(() => set_open(false), [address.value]);
  const waiting = open_help.value;
  return (
    <nav class="wm-nav" aria-label="Consoles">
      <div class="govuk-width-container">
        <button
          class="wm-nav__toggle"
          type="button"
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => set_open(!open)}
        >
          Menu
          {waiting > 0 ? (
            <span class="wm-badge">
              {waiting}
              <span class="govuk-visually-hidden"> asking for help</span>
            </span>
          ) : null}
        </button>
        <ul class={open ? 'wm-nav__list wm-nav__list--open' : 'wm-nav__list'} id="navigation">
          {pages.map(({page, name}) => (
            <li key={page} class={page === here ? 'wm-nav__item wm-nav__item--here' : 'wm-nav__item'}>
              <a class="wm-nav__link" href={`/${page}`} {...(page === here ? {'aria-current': 'page' as const} : {})}>
                {name}
                {page === 'help-requests' && waiting > 0 ? (
                  <span class="wm-badge" title={`${count_of(waiting, 'person', 'people')} waiting for help`}>
                    {waiting}
                    <span class="govuk-visually-hidden"> waiting</span>
                  </span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function LineBanner() {
  if (line.value !== 'lost') return <div role="status" class="wm-line" />;
  return (
    <div role="status" class="wm-line wm-line--lost">
      <div class="govuk-width-container">
        <strong>The connection to the hub is lost.</strong> What you see may be old. Trying again…
      </div>
    </div>
  );
}
