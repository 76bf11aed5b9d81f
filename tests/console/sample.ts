// A council on a busy morning, for the pages to show. Times are relative to the given moment.
import type {
  Adviser,
  Appointments,
  CallbackHead,
  CallDetail,
  CallList,
  CallSummary,
  Fleet,
  HelpRequest,
  Kiosk,
  MyTicket,
  OpenedSubmission,
  Overview,
  Queue,
  QueueTicket,
  Session,
} from '../../provisioning/console/generated/api';
import {days_before} from '../../provisioning/console/src/words/times';

const minute = 60_000;
export const uuid = (n: number) => `01932d5c-7a00-7000-8000-${String(n).padStart(12, '0')}`;

export function session(roles: Session['user']['roles'] = ['staff', 'supervisor', 'admin']): Session {
  return {
    user: {name: 'morag', display_name: 'Morag', roles, site: 'ardwell-library'},
    council: {id: 'ardwell', name: 'Ardwell Council'},
    sites: [
      {id: 'ardwell-library', name: 'Ardwell Library'},
      {id: 'portmore', name: 'Portmore customer service point'},
    ],
    csrf_token: 'token-of-this-session',
    expires_at: Date.now() + 8 * 60 * minute,
    demo: true,
  };
}

export function fleet(now: number): Fleet {
  const kiosk = (n: number, name: string, rest: Partial<Kiosk>): Kiosk => ({
    kiosk_id: uuid(n),
    name,
    site: n < 3 ? 'ardwell-library' : 'portmore',
    status: 'approved',
    connected: true,
    enrolled_at: now - 40 * 24 * 60 * minute,
    last_seen_at: now - 12_000,
    clock_skew_ms: 240,
    mirror: false,
    ...rest,
  });
  const report = (rest: Partial<NonNullable<Kiosk['report']>>): NonNullable<Kiosk['report']> => ({
    sent_at: now,
    glass: 'attract',
    screen: 'attract',
    software: '0.1.0',
    bundle_version: 4,
    outbox_pending: 0,
    clock: 'good',
    devices: [
      {name: 'printer', kind: 'printer', state: 'ready'},
      {name: 'reader', kind: 'card_reader', state: 'ready'},
    ],
    languages: [
      {tag: 'en-GB', name: 'English', reviewed: true},
      {tag: 'gd', name: 'Scottish Gaelic', reviewed: false},
      {tag: 'pl', name: 'Polish', reviewed: false},
    ],
    ...rest,
  });
  return {
    bundle_version: 4,
    kiosks: [
      kiosk(1, 'Library, by the door', {
        unread: [
          {part: 'council', title: 'Ardwell Council', languages: ['pl']},
          {part: 'journey', title: 'Report a missed bin', languages: ['gd', 'pl']},
          {part: 'journey', title: 'Apply for a parking permit', languages: ['pl']},
        ],
        mirror: true,
        last_session: {outcome: 'goodbye', ended_at: now - 7 * minute},
        last_check: {at: now - 95 * minute, staff: '101', broken: []},
        report: report({glass: 'in_use', screen: 'question', demo: true}),
      }),
      kiosk(2, 'Library, upstairs', {
        report: report({
          bundle_version: 3,
          devices: [
            {name: 'printer', kind: 'printer', state: 'attention', detail: 'paper_out'},
            {name: 'reader', kind: 'card_reader', state: 'ready'},
          ],
        }),
      }),
      kiosk(3, 'Portmore foyer', {
        connected: false,
        last_seen_at: now - 3 * 60 * minute,
        clock_skew_ms: -14 * minute,
        report: report({outbox_pending: 14}),
      }),
      kiosk(4, 'Portmore, spare', {connected: false, last_seen_at: null}),
    ],
  };
}

const ticket = (
  n: number,
  service: string,
  display: string,
  issued_at: number,
  rest: Partial<QueueTicket> = {},
): QueueTicket => ({
  ticket_id: n,
  service,
  display,
  state: 'waiting',
  issued_at,
  ...rest,
});

export function queues(now: number): Queue[] {
  return [
    {
      service: 'bins',
      name: 'Report a missed bin',
      prefix: 'B',
      waiting: 3,
      about_minutes: 6,
      up_to_minutes: 11,
      target_wait_minutes: 15,
      tickets: [
        ticket(7, 'bins', 'B007', now - 22 * minute),
        ticket(8, 'bins', 'B008', now - 9 * minute, {more_time: 1}),
        ticket(9, 'bins', 'B009', now - 2 * minute),
        ticket(6, 'bins', 'B006', now - 30 * minute, {state: 'called', called_at: now - 4 * minute, desk: 'Desk 1'}),
      ],
    },
    {
      service: 'housing',
      name: 'Housing and repairs',
      prefix: 'H',
      waiting: 2,
      about_minutes: 3,
      up_to_minutes: 7,
      target_wait_minutes: 15,
      tickets: [
        ticket(21, 'housing', 'H002', now - minute),
        ticket(22, 'housing', 'H003', now - 5 * minute, {appointment_at: now + 20 * minute}),
      ],
    },
    {
      service: 'parking',
      name: 'Parking permits',
      prefix: 'P',
      waiting: 0,
      about_minutes: 0,
      up_to_minutes: 0,
      target_wait_minutes: 10,
      tickets: [],
    },
  ];
}

export function appointments(now: number): Appointments {
  const one = (reference: string, time: string, state: Appointments['appointments'][number]['state'], rest = {}) => ({
    reference,
    service: 'housing',
    queue: 'Housing and repairs',
    time,
    at: now,
    state,
    ...rest,
  });
  return {
    site: 'ardwell-library',
    day: '2026-11-22',
    today: '2026-11-22',
    offered: true,
    appointments: [
      one('KX4-PM2', '09:00', 'missed'),
      one('TREE-21', '09:20', 'served', {display: 'H001', arrived_at: now - 60 * minute, minutes: 20}),
      one('BOAT-32', '10:10', 'called', {display: 'H004', arrived_at: now - 9 * minute, desk: 'Desk 2'}),
      one('LAMP-43', '10:30', 'arrived', {display: 'H003', arrived_at: now - 5 * minute}),
      one('MILL-54', '11:00', 'expected', {minutes: 20}),
    ],
  };
}

export function help_requests(now: number): HelpRequest[] {
  const request = (n: number, rest: Partial<HelpRequest>): HelpRequest => ({
    request_id: uuid(100 + n),
    kiosk_id: uuid(1),
    kiosk_name: 'Library, by the door',
    site: 'ardwell-library',
    page: 'question',
    language: 'gd',
    needs: [],
    state: 'open',
    raised_at: now - 2 * minute,
    ...rest,
  });
  return [
    request(1, {needs: ['large_text', 'listen']}),
    request(2, {
      kiosk_id: uuid(2),
      kiosk_name: 'Library, upstairs',
      language: 'ar',
      page: 'check_answers',
      state: 'acknowledged',
      raised_at: now - 50 * minute,
      acknowledged_at: now - 49 * minute,
      acknowledged_by: 'Hamish',
    }),
    request(3, {language: 'en-GB', page: 'home', state: 'cancelled', raised_at: now - 90 * minute}),
  ];
}

export function submissions(now: number): OpenedSubmission[] {
  const rows = [
    {question: 'bin', label: 'Which bin was not emptied?', value: 'Blue bin, paper and card'},
    {question: 'day', label: 'What day was it due?', value: '17 November 2026'},
    {question: 'address', label: 'What is your address?', value: '14 Harbour Row\nArdwell\nAB12 3CD'},
    {question: 'more', label: 'Is there anything else?', value: ''},
  ];
  const typed: Array<{typed_by?: 'staff' | 'both'}> = [{typed_by: 'staff'}, {}, {typed_by: 'both'}, {}];
  const about: Array<[string, string, string]> = [
    ['7K3M-9QTX-R', 'report-missed-bin', 'Report a missed bin'],
    ['2N8P-44GH-0', 'apply-parking-permit', 'Apply for a parking permit'],
    ['Z0C5-7WWE-*', 'tell-us-you-have-moved', 'Tell us you have moved'],
  ];
  return about.map(([reference, journey, title], n) => ({
    submission_id: uuid(200 + n),
    reference,
    journey,
    journey_version: '1.0',
    title,
    kiosk_id: uuid(1),
    site: 'ardwell-library',
    language: ['en-GB', 'gd', 'ar'][n] ?? 'en-GB',
    created_at: now - (n + 1) * 47 * minute,
    received_at: now - (n + 1) * 47 * minute + 900,
    status: (['in_progress', 'received', 'finished'] as const)[n] ?? 'received',
    status_at: now - (n + 1) * 31 * minute,
    rows: n === 1 ? rows.map((row, at) => ({...row, ...typed[at]})) : rows,
    ...(n === 1 ? {assisted_by: 'm-17'} : {}),
    documents: n === 2 ? [{document_id: uuid(230), media_type: 'image/jpeg' as const, received_at: now - 141 * minute}] : [],
  }));
}

export function overview(now: number, empty = false): Overview {
  const today = new Date(now);
  const counts = [31, 44, 0, null, 52, 61, 38];
  const days = counts.map((sessions, n) => ({
    day: days_before(today, 6 - n),
    sessions: empty ? 0 : sessions,
    journeys_started: empty ? 0 : sessions === null ? null : Math.round(sessions * 0.7),
    journeys_completed: empty ? 0 : sessions === null ? null : Math.round(sessions * 0.5),
    tickets: empty ? 0 : sessions === null ? 0 : Math.round(sessions * 0.4),
  }));
  const nothing = {
    journeys: [],
    waits: [],
    appointments: [],
    satisfaction: {n: 0, score: null, answers: [0, 0, 0, 0, 0]},
    sessions: {count: 0, languages: []},
  };
  const full = {
    sessions: {
      count: 229,
      languages: [
        {language: 'en-GB', count: 181},
        {language: 'gd', count: 24},
        {language: 'ar', count: 21},
        {language: 'pl', count: null},
      ],
    },
    journeys: [
      {
        journey: 'report-missed-bin',
        title: 'Report a missed bin',
        started: 104,
        completed: 87,
        completion: 0.837,
        pages: [
          {page: 'bin', title: 'Which bin was not emptied?', reached: 104, left: 0, errors: 6},
          {page: 'day', title: 'What day was it due?', reached: 104, left: 9, errors: 31},
          {page: 'address', title: 'What is your address?', reached: 95, left: 8, errors: 12},
          {page: 'check', title: 'Check your answers', reached: 87, left: null, errors: 0},
        ],
      },
      {
        journey: 'apply-parking-permit',
        title: 'Apply for a parking permit',
        started: 57,
        completed: 28,
        completion: 0.491,
        pages: [{page: 'car', title: 'What is the registration number?', reached: 57, left: 29, errors: 40}],
      },
      {
        journey: 'tell-us-you-have-moved',
        title: 'Tell us you have moved',
        started: 0,
        completed: 0,
        completion: null,
        pages: [],
      },
    ],
    appointments: [
      {
        service: 'housing',
        name: 'Housing and repairs',
        booked: 48,
        arrived: 40,
        missed: 8,
        called: 40,
        median_minutes: 2.1,
        p90_minutes: 7.4,
      },
    ],
    waits: [
      {
        service: 'bins',
        name: 'Report a missed bin',
        issued: 62,
        called: 60,
        left_queue: null,
        median_minutes: 6.4,
        p90_minutes: 17.25,
        target_minutes: 15,
        in_target: 0.866,
      },
      {
        service: 'housing',
        name: 'Housing and repairs',
        issued: 30,
        called: 30,
        left_queue: 0,
        median_minutes: 4,
        p90_minutes: 9,
        target_minutes: 15,
        in_target: 1,
      },
      {
        service: 'parking',
        name: 'Parking permits',
        issued: null,
        called: null,
        left_queue: 0,
        median_minutes: null,
        p90_minutes: null,
        target_minutes: 10,
        in_target: null,
      },
    ],
    calls: {
      asked: 41,
      accepted: 37,
      unanswered: null,
      moved: 6,
      median_minutes: 1.5,
      p90_minutes: 6.25,
      skills: [
        {skill: 'benefits', name: 'Benefits and money advice', asked: 28, accepted: 26, median_minutes: 1.25, p90_minutes: 6},
        {skill: 'general', name: 'Anything else', asked: 13, accepted: 11, median_minutes: 2, p90_minutes: 7.5},
      ],
      outcomes: [
        {outcome: 'resolved' as const, count: 24},
        {outcome: 'handed_over' as const, count: 6},
        {outcome: 'callback' as const, count: 7},
        {outcome: 'not_resolved' as const, count: 0},
      ],
      contacts: 37,
      classified: 33,
      avoidable: 18,
      reasons: [
        {reason: 'progress_chasing' as const, count: 9},
        {reason: 'tried_online' as const, count: 6},
        {reason: 'not_done' as const, count: null},
        {reason: 'same_facts_again' as const, count: 0},
      ],
    },
    satisfaction: {n: 96, score: 81.5, answers: [null, 6, 9, 31, 47]},
  };
  return {
    from: days_before(today, 6),
    to: days_before(today, 0),
    generated_at: now,
    suppress_under: 5,
    days,
    definitions: {
      sessions: 'A visit that began with a deliberate act on the attract screen and was not left within five seconds.',
      completion: 'Journeys sent or properly ended, divided by journeys started.',
      wait: 'From the ticket to the call.',
      satisfaction: '(100 × very satisfied + 75 × satisfied + 50 × neither + 25 × dissatisfied) ÷ n.',
    },
    ...(empty ? nothing : full),
  };
}

export function call_summary(rest: Partial<CallSummary> = {}): CallSummary {
  const now = Date.now();
  return {
    call_id: uuid(400),
    state: 'offered',
    kiosk_id: uuid(1),
    kiosk_name: 'Library, by the door',
    site: 'ardwell-library',
    site_name: 'Ardwell Library',
    skill: 'benefits',
    skill_name: 'Benefits and money advice',
    language: 'en-GB',
    asked_at: now - 2 * minute,
    waited_ms: 2 * minute,
    place: 1,
    ...rest,
  };
}

export function call_detail(rest: Partial<CallDetail> = {}): CallDetail {
  return {
    call: {
      call_id: uuid(400),
      revision: 7,
      state: 'accepted',
      skill: 'benefits',
      language: 'en-GB',
      place: 0,
      about_minutes: 0,
      up_to_minutes: 0,
      advisers_on: 1,
      leg: 1,
      adviser_alias: 'Adviser Morag',
      ice_servers: [],
      relay_only: false,
    },
    summary: call_summary({state: 'accepted', place: 0, adviser: 'Morag'}),
    needs: ['large_text'],
    speak: 'handset',
    page: 'report-missed-bin/which-bin',
    journey: 'report-missed-bin',
    journey_title: 'Report a missed bin',
    allowed: ['see', 'point', 'fill', 'print', 'photo'],
    documents: [],
    journeys: [
      {
        id: 'report-missed-bin',
        title: 'Report a missed bin',
        guidance: 'Have they looked whether the street is late today? Crews work until 4pm.\n\nPromise no time of day.',
        pages: [
          {
            page: 'which-bin',
            title: 'Which bin was not emptied?',
            guidance: '- Grey is general waste.\n- Garden waste needs a permit: we look it up.',
            questions: ['which-bin'],
          },
          {page: 'address', title: 'Where is the bin?', guidance: 'A flat shares its bins.', questions: ['postcode']},
        ],
      },
      {id: 'tell-us-you-have-moved', title: 'Tell us you have moved'},
    ],
    leaflets: [
      {id: 'report-missed-bin', title: 'Report a missed bin'},
      {id: 'which-bin', title: 'What goes in which bin, and what we cannot take from your home'},
    ],
    ...rest,
  };
}

export function adviser(rest: Partial<Adviser> = {}): Adviser {
  return {
    state: 'available',
    since: Date.now() - 25 * minute,
    skills: ['benefits', 'general'],
    languages: ['en-GB', 'gd'],
    alias: 'Adviser Morag',
    ...rest,
  };
}

export function call_list(now: number): CallList {
  const skills = [
    {id: 'benefits', name: 'Benefits and money advice'},
    {id: 'general', name: 'Anything else'},
    {id: 'housing', name: 'Housing and repairs'},
  ];
  const on_duty = (name: string, alias: string, state: Adviser['state'], wanted: string[]) => ({
    name,
    alias,
    state,
    since: now - 40 * minute,
    skills: wanted,
    languages: ['en-GB'],
  });
  return {
    skills,
    calls: [
      call_summary({call_id: uuid(401), state: 'waiting', place: 1, asked_at: now - 6 * minute, waited_ms: 6 * minute}),
      call_summary({
        call_id: uuid(402),
        state: 'waiting',
        place: 2,
        skill: 'housing',
        skill_name: 'Housing and repairs',
        kiosk_name: 'Portmore foyer',
        site: 'portmore',
        site_name: 'Portmore Centre',
        language: 'gd',
        asked_at: now - minute,
        waited_ms: minute,
      }),
      call_summary({
        call_id: uuid(403),
        state: 'connected',
        place: 0,
        skill: 'general',
        skill_name: 'Anything else',
        adviser: 'Hamish',
        asked_at: now - 14 * minute,
      }),
    ],
    advisers: [
      on_duty('morag', 'Adviser Morag', 'available', ['benefits', 'general']),
      {...on_duty('hamish', 'Adviser Hamish', 'busy', ['general', 'housing']), call_id: uuid(403)},
    ],
  };
}

export function callbacks(now: number): CallbackHead[] {
  const one = (n: number, rest: Partial<CallbackHead>): CallbackHead => ({
    callback_id: uuid(500 + n),
    skill: 'benefits',
    skill_name: 'Benefits and money advice',
    language: 'en-GB',
    site: 'ardwell-library',
    created_at: now - 3 * 60 * minute,
    state: 'open',
    attempts: [],
    ...rest,
  });
  return [
    one(1, {
      owner: 'morag',
      owner_name: 'Morag',
      due_at: now - 20 * minute,
      attempts: [{at: now - 60 * minute, by: 'Morag', result: 'no_answer'}],
    }),
    one(2, {skill: 'housing', skill_name: 'Housing and repairs', language: 'pl', due_at: now + 90 * minute}),
  ];
}

// What stands behind the # of a ticket's address.
export const ticket_code = '3f9a5c1e7b2d40688d1c4e6f90a2b7d5';

export function my_ticket(more: Partial<MyTicket> = {}): MyTicket {
  return {
    display: 'H007',
    service: 'Housing',
    council: 'Ardwell Council',
    language: 'en-GB',
    state: 'waiting',
    ahead: 2,
    about_minutes: 6,
    up_to_minutes: 11,
    more_time: 0,
    more_times_left: 3,
    lets_past: 3,
    ask_again_s: 15,
    at: Date.now(),
    ...more,
  };
}
