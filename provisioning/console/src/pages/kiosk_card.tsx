import type {ComponentChildren} from 'preact';
import type {Kiosk} from '../../generated/api';
import {site_name} from '../api/session';
import {now} from '../parts/clock';
import {help} from '../parts/help_watch';
import {Tag} from '../parts/tag';
import {sentence} from '../words/names';
import {ago, clock_words, count_of} from '../words/times';
import {
  check_words,
  condition_of,
  configuration_words,
  device_name,
  device_state,
  glass_words,
  last_visit_words,
  read_languages,
  unread_lines,
} from './kiosk_condition';

export function KioskCard({kiosk, newest_bundle}: {kiosk: Kiosk; newest_bundle: number}) {
  const condition = condition_of(kiosk, newest_bundle, now.value);
  const report = kiosk.report;
  const unread = unread_lines(kiosk);
  const waiting = (help.value.value?.requests ?? []).filter(
    (request) => request.kiosk_id === kiosk.kiosk_id && request.state === 'open',
  ).length;
  return (
    <article class={`wm-card wm-card--${condition.tone}`} aria-labelledby={`kiosk-${kiosk.kiosk_id}`}>
      <div class="wm-card__head">
        <h2 class="govuk-heading-m wm-card__title" id={`kiosk-${kiosk.kiosk_id}`}>
          {kiosk.name}
        </h2>
      </div>
      <p class="wm-card__site">
        <Tag tone={condition.tone}>{condition.label}</Tag>
        {site_name(kiosk.site)}
      </p>
      {waiting > 0 ? (
        <p class="wm-card__help">
          <a class="govuk-link" href="/help-requests">
            {count_of(waiting, 'person is', 'people are')} waiting for help here
          </a>
        </p>
      ) : null}
      {condition.reasons.length ? (
        <ul class="govuk-list wm-reasons">
          {condition.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      {report && !kiosk.connected ? <p class="wm-card__old">What it said when it was last heard:</p> : null}
      <dl class="wm-facts">
        {report ? (
          <>
            <Fact name="On the glass">{glass_words(kiosk)}</Fact>
            {(report.devices ?? []).map((device) => (
              <Fact key={device.name} name={device_name(device)}>
                {sentence(device_state(device))}
              </Fact>
            ))}
            <Fact name="Opening check">{check_words(kiosk, now.value)}</Fact>
            <Fact name="Last visit">{last_visit_words(kiosk, now.value)}</Fact>
            <Fact name="Software">{report.software}</Fact>
            <Fact name="Configuration">{configuration_words(kiosk, newest_bundle)}</Fact>
            <Fact name="Clock">{clock_words(kiosk.clock_skew_ms)}</Fact>
            {read_languages(kiosk) ? <Fact name="Languages">{read_languages(kiosk)}</Fact> : null}
            {unread.length ? (
              <Fact name="Not yet read by a native speaker">
                {unread.map((line) => (
                  <span class="wm-facts__line" key={line}>
                    {line}
                  </span>
                ))}
              </Fact>
            ) : null}
            {report.outbox_pending ? (
              <Fact name="Still to send">{count_of(report.outbox_pending, 'record')}</Fact>
            ) : null}
          </>
        ) : null}
        <Fact name="Last heard">
          {kiosk.last_seen_at === null ? 'Never' : sentence(ago(kiosk.last_seen_at, now.value))}
        </Fact>
      </dl>
      {kiosk.mirror ? (
        <a class="govuk-button govuk-button--secondary wm-card__action" href={`/mirror/${kiosk.kiosk_id}`}>
          See the screen<span class="govuk-visually-hidden"> of {kiosk.name}</span>
        </a>
      ) : null}
    </article>
  );
}

function Fact({name, children}: {name: string; children: ComponentChildren}) {
  return (
    <div class="wm-facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
