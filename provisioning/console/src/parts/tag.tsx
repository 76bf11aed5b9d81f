// A short state in a coloured box. The words carry the meaning; the colour only helps to find it.
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

const colours: Record<Tone, string> = {
  good: 'govuk-tag--green',
  busy: 'govuk-tag--blue',
  warn: 'govuk-tag--yellow',
  bad: 'govuk-tag--red',
  quiet: 'govuk-tag--grey',
};

export function Tag({tone, children}: {tone: Tone; children: string}) {
  return <strong class={`govuk-tag ${colours[tone]}`}>{children}</strong>;
}
