// Which desk this browser stands at, kept in the browser: it is furniture, not a person.
import {signal} from '@preact/signals';

const key = 'waymark.desk';
export const longest_desk = 20; // characters, as the hub takes

function stored(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export const desk = signal(stored());

export function set_desk(name: string): void {
  desk.value = name.trim().slice(0, longest_desk);
  try {
    localStorage.setItem(key, desk.value);
  } catch {
    // A browser that keeps nothing asks for the desk again next time.
  }
}
