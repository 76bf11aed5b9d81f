// Columns for every day, two figures side by side. The picture is one image to a screen reader, named by what it
// shows; the table below it has every figure.
import type {Count} from '../../generated/api';
import {axis_top} from '../words/figures';
import {day_words} from '../words/times';

export interface Series {
  name: string;
  class_name: string;
  values: Count[];
}

const width = 760;
const height = 260;
const left = 44;
const bottom = 34;
const top = 12;
const plot = height - top - bottom;
const most_labels = 8;

export function DayChart({title, days, series}: {title: string; days: string[]; series: Series[]}) {
  const largest = Math.max(0, ...series.flatMap((one) => one.values.map((value) => value ?? 0)));
  const ceiling = axis_top(largest);
  const slot = (width - left) / Math.max(1, days.length);
  const column = Math.min(34, (slot * 0.76) / series.length);
  const every = Math.ceil(days.length / most_labels);
  const y_of = (value: number) => top + plot - (value / ceiling) * plot;
  return (
    <figure class="wm-chart">
      <figcaption class="wm-chart__legend">
        {series.map((one) => (
          <span key={one.name} class="wm-chart__key">
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <rect width="14" height="14" rx="2" class={one.class_name} />
            </svg>
            {one.name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} class="wm-chart__picture">
        <Axis ceiling={ceiling} y_of={y_of} />
        {days.map((day, index) => {
          const start = left + slot * index + (slot - column * series.length) / 2;
          return (
            <g key={day}>
              {series.map((one, place) => {
                const value = one.values[index];
                const x = start + column * place;
                // A hidden figure is drawn as an outline of no particular height, so that it is not taken for nought.
                if (value === null || value === undefined) {
                  return (
                    <rect
                      key={one.name}
                      x={x}
                      y={top + plot - 6}
                      width={column - 2}
                      height={6}
                      class="wm-chart__hidden"
                    />
                  );
                }
                return (
                  <rect
                    key={one.name}
                    x={x}
                    y={y_of(value)}
                    width={column - 2}
                    height={top + plot - y_of(value)}
                    rx="1.500"
                    class={one.class_name}
                  />
                );
              })}
              {index % every === 0 ? (
                <text x={left + slot * (index + 0.5)} y={height - 10} text-anchor="middle" class="wm-chart__text">
                  {day_words(day, 'short')}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Axis({ceiling, y_of}: {ceiling: number; y_of: (value: number) => number}) {
  const ticks = [0, ceiling / 4, ceiling / 2, (ceiling * 3) / 4, ceiling].filter(Number.isInteger);
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={width}
            y1={y_of(tick)}
            y2={y_of(tick)}
            class={tick === 0 ? 'wm-chart__base' : 'wm-chart__grid'}
          />
          <text x={left - 8} y={y_of(tick) + 4} text-anchor="end" class="wm-chart__text">
            {tick.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
    </g>
  );
}
