// A paper in the adviser's words, which is printed at the kiosk or shown on its glass: what a kiosk takes, and what is
// said by the field while it is more than that. Nothing is cut. Pure.
import {graphemes_beyond} from '../mirror/graphemes';

export interface Paper {
  title: string;
  text: string;
}

export const no_paper: Paper = {title: '', text: ''};

// As kiosk/core/assist_message.cpp reads them; a title or a line over its limit loses the whole message there.
const longest_title = 200; // bytes as UTF-8
const longest_line = 1_200;
const most_lines = 40;

// Without the empty lines before and after.
export const lines_of = ({text}: Paper): string[] => text.replace(/^\s*\n/, '').trimEnd().split('\n');

const characters = (count: number) => `${count} ${count === 1 ? 'character' : 'characters'}`;

// By field; empty where it fits.
export function faults_of(paper: Paper): Paper {
  const beyond = graphemes_beyond(paper.title.trim(), longest_title);
  return {
    title: beyond ? `The heading is too long: take out ${characters(beyond)}` : '',
    text: fault_of_lines(lines_of(paper)),
  };
}

function fault_of_lines(lines: string[]): string {
  if (lines.length > most_lines)
    return `There are ${lines.length} lines and ${most_lines} fit: take out ${lines.length - most_lines}`;
  for (const [at, line] of lines.entries()) {
    const beyond = graphemes_beyond(line, longest_line);
    if (beyond) return `Line ${at + 1} is too long: take out ${characters(beyond)}, or begin a new line in it`;
  }
  return '';
}

// Ready to go, or null while something is missing or too long.
export function finished_paper(paper: Paper): {title: string; lines: string[]} | null {
  const title = paper.title.trim();
  const {title: title_fault, text: text_fault} = faults_of(paper);
  return title && paper.text.trim() && !title_fault && !text_fault ? {title, lines: lines_of(paper)} : null;
}
