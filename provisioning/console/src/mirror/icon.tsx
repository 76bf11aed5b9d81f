// Pictures that point the way of reading, and so point the other way where people read from the right.
const points_on = new Set(['back', 'forward', 'send']);

// A picture by the name that the glass knows it by. Always beside words, so it says nothing of its own.
export function Icon({name}: {name: string | undefined}) {
  if (!name) return null;
  return (
    <svg class={points_on.has(name) ? 'k-icon k-icon--points' : 'k-icon'} aria-hidden="true" focusable="false">
      <use href={`/icons.svg#${encodeURIComponent(name)}`} />
    </svg>
  );
}

// The five faces of "How was it?", from unhappy to happy: mouths that curve, so that no colour is needed.
const mouths = [
  'M8 17c2-3.500 6-3.500 8 0',
  'M8 16.500c2-2 6-2 8 0',
  'M8 16h8',
  'M8 15c2 2 6 2 8 0',
  'M7.500 14.500c2 4.500 7 4.500 9 0',
];

export function Face({position}: {position: number}) {
  return (
    <svg class="k-face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.600" />
      <circle cx="8.500" cy="9.500" r="1.400" fill="currentColor" />
      <circle cx="15.500" cy="9.500" r="1.400" fill="currentColor" />
      <path
        d={mouths[position - 1] ?? mouths[2]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.600"
        stroke-linecap="round"
      />
    </svg>
  );
}
