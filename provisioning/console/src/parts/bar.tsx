// A bar inside a table's cell: a picture of the figure beside it, so it says nothing of its own to a screen reader.
interface Props {
  part: number | null; // 0 to 1 of the widest bar
  class_name?: string;
  mark?: number; // a target, 0 to 1
}

export function Bar({part, class_name = 'wm-bar__fill', mark}: Props) {
  if (part === null) return null;
  const wide = Math.max(0, Math.min(1, part)) * 100;
  return (
    <svg class="wm-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width="100" height="10" class="wm-bar__track" />
      <rect width={wide} height="10" class={class_name} />
      {mark === undefined ? null : (
        <line x1={Math.min(99.5, mark * 100)} x2={Math.min(99.5, mark * 100)} y1="0" y2="10" class="wm-bar__mark" />
      )}
    </svg>
  );
}
