// Every kiosk on one page, live: what needs a person first.
import {useState} from 'preact/hooks';
import type {Fleet, Kiosk} from '../../generated/api';
import {list_kiosks} from '../api/hub';
import {useResource} from '../api/resource';
import {is_admin} from '../api/session';
import {now} from '../parts/clock';
import {Empty, Loaded, Page} from '../parts/page';
import {count_of} from '../words/times';
import {EnrolPanel} from './enrol_panel';
import {KioskCard} from './kiosk_card';
import {condition_of} from './kiosk_condition';

export function FleetPage() {
  const fleet = useResource(list_kiosks, ['kiosks', 'bundle']);
  return (
    <Page title="Kiosks">
      <Loaded resource={fleet} what="the kiosks">
        {(value) => <FleetView fleet={value} />}
      </Loaded>
      {is_admin() ? <EnrolPanel /> : null}
    </Page>
  );
}

const urgency = {bad: 0, warn: 1, quiet: 3, good: 2, busy: 2};

export function in_order(fleet: Fleet): Kiosk[] {
  const rank = (kiosk: Kiosk) => urgency[condition_of(kiosk, fleet.bundle_version, now.value).tone];
  return [...fleet.kiosks].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB'));
}

const filter_from = 7; // below this everything fits on a screen, and a filter is only in the way

function FleetView({fleet}: {fleet: Fleet}) {
  const [wanted, set_wanted] = useState('');
  if (!fleet.kiosks.length) {
    return (
      <Empty title="No kiosk is enrolled yet">
        {is_admin()
          ? 'Make an enrolment code below and type it in at the kiosk.'
          : 'Ask an administrator to enrol one.'}
      </Empty>
    );
  }
  const conditions = fleet.kiosks.map((kiosk) => condition_of(kiosk, fleet.bundle_version, now.value));
  const troubled = conditions.filter((one) => one.reasons.length > 0).length;
  const connected = fleet.kiosks.filter((kiosk) => kiosk.connected).length;
  const shown = in_order(fleet).filter((kiosk) => kiosk.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <p class="govuk-body-l wm-lede">
        {connected} of {count_of(fleet.kiosks.length, 'kiosk')} connected.{' '}
        {troubled === 0 ? 'Nothing needs attention.' : `${troubled} ${troubled === 1 ? 'needs' : 'need'} attention.`}
      </p>
      {fleet.kiosks.length >= filter_from ? (
        <div class="govuk-form-group">
          <label class="govuk-label" for="filter">
            Find a kiosk by its name
          </label>
          <input
            class="govuk-input govuk-input--width-20"
            id="filter"
            type="search"
            value={wanted}
            onInput={(event) => set_wanted(event.currentTarget.value)}
          />
        </div>
      ) : null}
      {shown.length ? (
        <ul class="wm-cards">
          {shown.map((kiosk) => (
            <li key={kiosk.kiosk_id} class="wm-cards__item">
              <KioskCard kiosk={kiosk} newest_bundle={fleet.bundle_version} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body" role="status">
          No kiosk has “{wanted.trim()}” in its name.
        </p>
      )}
    </>
  );
}
