// By when somebody is to be called back who said when it suits them: within the part of the day that they chose, today
// where that is not over, and within two hours for those who can always be reached. Pure.
const hours = 60 * 60_000;
const ends: Record<string, number> = {morning: 12, afternoon: 17};

export function due_for(when: string, now: Date): Date {
  const end = ends[when];
  if (end === undefined) return new Date(now.getTime() + 2 * hours);
  const due = new Date(now);
  due.setHours(end, 0, 0, 0);
  if (due <= now) due.setDate(due.getDate() + 1);
  return due;
}
