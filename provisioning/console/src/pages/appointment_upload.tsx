// The booking system's list of a day, as a file. Taken whole or not at all; an error names the line.
import {useRef, useState} from 'preact/hooks';
import {put_appointments} from '../api/hub';
import {announce} from '../parts/announcer';
import type {PageError} from '../parts/error_summary';
import {count_of, day_words} from '../words/times';

const most_bytes = 256 * 1024;

interface Props {
  site: string;
  day: string; // that is shown
  on_errors: (errors: PageError[]) => void;
  on_done: () => Promise<void>;
}

export function AppointmentUpload({site, day, on_errors, on_done}: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, set_busy] = useState(false);
  const [only_day, set_only_day] = useState(false);
  const [done, set_done] = useState('');

  const refuse = (text: string) => on_errors([{text, href: '#list'}]);
  const take = async (event: Event) => {
    event.preventDefault();
    const file = field.current?.files?.[0];
    set_done('');
    if (!file) return refuse('Choose the file with the list');
    if (file.size > most_bytes) return refuse('The file has more than 256 KiB. Take in one day at a time');
    if (busy) return;
    set_busy(true);
    const outcome = await put_appointments(site, await file.text(), only_day ? day : '');
    set_busy(false);
    if (!outcome.ok) return refuse(outcome.problem.detail ?? outcome.problem.message);
    on_errors([]);
    const {added, changed, removed, kept} = outcome.value;
    const words = `${count_of(added, 'appointment')} added, ${changed} changed, ${removed} removed, ${kept} as before.`;
    set_done(words);
    announce(words);
    if (field.current) field.current.value = '';
    await on_done();
  };

  return (
    <section class="wm-panel wm-section" aria-labelledby="upload">
      <h2 class="govuk-heading-m" id="upload">
        Take in a list
      </h2>
      <p class="govuk-body">
        The whole list of each day that is in it: who is not in it any more is removed, unless they have come. It holds
        nothing personal. The first line is <code class="wm-file-line">reference,day,time,queue,minutes</code>, and a line below it{' '}
        <code class="wm-file-line">KX4-PM2,2026-11-24,10:30,council-tax,20</code>.
      </p>
      <form onSubmit={(event) => void take(event)}>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="list">
            File (CSV)
          </label>
          <input class="govuk-file-upload" id="list" type="file" accept=".csv,text/csv" ref={field} />
        </div>
        {day ? (
          <div class="govuk-form-group">
            <label class="wm-pick">
              <input
                type="checkbox"
                checked={only_day}
                onChange={(event) => set_only_day(event.currentTarget.checked)}
              />
              <span>It is the whole list for {day_words(day)}. If it has no lines, that day has no appointments any more</span>
            </label>
          </div>
        ) : null}
        <button class="govuk-button govuk-button--secondary" type="submit" aria-disabled={busy}>
          Take in the list
        </button>
      </form>
      {done ? <p class="govuk-body">{done}</p> : null}
    </section>
  );
}
