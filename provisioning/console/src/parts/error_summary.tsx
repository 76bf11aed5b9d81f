// GOV.UK error summary: at the top, focused when it appears, each line a link to what must be put right.
import {useEffect, useRef} from 'preact/hooks';

export interface PageError {
  text: string;
  href?: string;
}

export function ErrorSummary({errors}: {errors: PageError[]}) {
  const box = useRef<HTMLDivElement>(null);
  const words = errors.map((error) => error.text).join(' ');
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);
  if (!errors.length) return null;
  return (
    <div class="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={error.text}>
                {error.href ? (
                  <a href={error.href} onClick={(event) => focus_target(event, error.href)}>
                    {error.text}
                  </a>
                ) : (
                  error.text
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function focus_target(event: Event, href: string | undefined): void {
  const target = href ? document.getElementById(href.replace(/^#/, '')) : null;
  if (!target) return;
  event.preventDefault();
  target.focus();
}
