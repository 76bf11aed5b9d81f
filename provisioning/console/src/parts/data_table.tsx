// A table of figures with its own CSV: what is shown is what is kept.
import type {ComponentChildren} from 'preact';
import {to_csv, type Cell} from '../words/csv';

export interface Column<Row> {
  name: string;
  value: (row: Row) => Cell; // for the CSV
  words?: (row: Row) => ComponentChildren; // for the eye, when it is more than the value
  figure?: boolean;
}

interface Props<Row> {
  caption: string;
  file: string;
  columns: Column<Row>[];
  rows: Row[];
}

export function DataTable<Row>({caption, file, columns, rows}: Props<Row>) {
  const save = () =>
    save_text(
      `${file}.csv`,
      to_csv([columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.value(row)))]),
    );
  return (
    <div class="wm-data">
      <table class="govuk-table wm-table wm-table--stacks">
        <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                class={column.figure ? 'govuk-table__header govuk-table__header--numeric' : 'govuk-table__header'}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row, place) => (
            <tr class="govuk-table__row" key={place}>
              {columns.map((column, index) => {
                const shown = column.words ? column.words(row) : column.value(row);
                if (index === 0)
                  return (
                    <th key={column.name} scope="row" class="govuk-table__header">
                      {shown}
                    </th>
                  );
                return (
                  <td
                    key={column.name}
                    data-label={column.name}
                    class={column.figure ? 'govuk-table__cell govuk-table__cell--numeric' : 'govuk-table__cell'}
                  >
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <button class="wm-link-button" type="button" onClick={save}>
        Save this table (CSV)<span class="govuk-visually-hidden"> {caption}</span>
      </button>
    </div>
  );
}

function save_text(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/csv;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
