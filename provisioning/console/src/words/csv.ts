// A table as RFC 4180 with CRLF. A cell that a spreadsheet would run as a formula gets an apostrophe before it.

export type Cell = string | number | null;

export function to_csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(cell_text).join(',') + '\r\n').join('');
}

function cell_text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
