// Names for what the hub sends as words of a machine.

const languages = new Intl.DisplayNames(['en-GB'], {type: 'language'});

export function language_name(tag: string): string {
  try {
    return languages.of(tag === 'en-GB' ? 'en' : tag) ?? tag;
  } catch {
    return tag;
  }
}

export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// "check_answers", "report-missed-bin" and "CardReader" as a person would write them.
export function plain_words(code: string): string {
  const apart = code.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return sentence(apart.replace(/[._-]+/g, ' ').trim());
}

const screens: Record<string, string> = {
  attract: 'Touch the screen to start',
  language: 'Choose a language',
  services: 'Choose a service',
  requests: 'Check a request',
  request_status: 'What became of a request',
  service: 'Ways to a service',
  question: 'A question',
  check: 'Check your answers',
  ending: 'Advice',
  not_sent: 'Not sent yet',
  confirmation: 'Request received',
  ticket_choice: 'What is it about?',
  ticket_waiting: 'Getting a number',
  ticket: 'A queue number',
  no_ticket: 'No number',
  home: 'The first page',
  talk: 'Talk to someone',
  appointment: 'I have an appointment',
  appointment_code: 'The code of an appointment',
  appointment_told: 'What became of an appointment',
  help: 'Get help',
  moment: 'Covered for a moment',
  moment_code: 'I need a moment',
  feedback: 'How was it?',
  photo: 'A photo of a paper',
  privacy: 'What the camera does',
  room_way: 'On the way to a private room',
  room_code: 'A code in a private room',
  someone_waiting: 'Nobody has begun, and someone is waiting',
  wiping: 'Clearing the visit',
};

export function screen_name(screen: string): string {
  return screens[screen] ?? plain_words(screen);
}

const needs: Record<string, string> = {
  large_text: 'Large text',
  contrast: 'High contrast',
  listen: 'Listening',
  low_controls: 'Controls low on the screen',
};

export function need_name(need: string): string {
  return needs[need] ?? plain_words(need);
}
