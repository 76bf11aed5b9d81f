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

// "check_answers" and "report-missed-bin" as a person would write them.
export function plain_words(code: string): string {
  return sentence(code.replace(/[._-]+/g, ' ').trim());
}

const screens: Record<string, string> = {
  attract: 'Touch the screen to start',
  language: 'Choose a language',
  home: 'Home',
  question: 'A question',
  error: 'A question, with an error',
  check_answers: 'Check your answers',
  sending: 'Sending',
  confirmation: 'Request received',
  ticket: 'Queue ticket',
  feedback: 'How was it?',
  still_there: 'Are you still there?',
  goodbye: 'Goodbye',
  closed: 'Closed',
  out_of_service: 'Out of service',
};

export function screen_name(screen: string): string {
  return screens[screen] ?? plain_words(screen);
}

const needs: Record<string, string> = {
  large_text: 'Large text',
  contrast: 'High contrast',
  listen: 'Listening',
  low_controls: 'Controls low on the screen',
  low_reach: 'Controls low on the screen',
};

export function need_name(need: string): string {
  return needs[need] ?? plain_words(need);
}
