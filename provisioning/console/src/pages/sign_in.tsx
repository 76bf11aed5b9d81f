// Sign in. Both fields keep what was typed after an error, but the password; wrong names and wrong passwords are told
// with the same words.
import {useEffect, useRef, useState} from 'preact/hooks';
import {sign_in, signed_out_by_hub} from '../api/session';
import {ErrorSummary, type PageError} from '../parts/error_summary';
import {Page} from '../parts/page';
import {address, go, place_of} from '../router';

type Field = 'name' | 'password';

export function SignInPage() {
  const [errors, set_errors] = useState<PageError[]>([]);
  const [busy, set_busy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const {page, query} = place_of(address.peek());
    // Where they were going is kept, so that a link in a message still works after the sign-in.
    if (page !== 'sign-in') go(page ? `/sign-in?next=${encodeURIComponent(address.peek())}` : '/sign-in', 'replace');
    else if (query.has('next') && !safe_next(query.get('next'))) go('/sign-in', 'replace');
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!form.current || busy) return;
    const data = new FormData(form.current);
    const name = String(data.get('name') ?? '').trim();
    const password = String(data.get('password') ?? '');
    const missing: PageError[] = [];
    if (!name) missing.push({text: 'Enter your user name', href: '#name'});
    if (!password) missing.push({text: 'Enter your password', href: '#password'});
    set_errors(missing);
    if (missing.length) return;
    set_busy(true);
    const outcome = await sign_in(name, password);
    set_busy(false);
    if (outcome.ok) return;
    const {kind, message} = outcome.problem;
    const wrong = kind === 'signed_out' || kind === 'denied' || kind === 'invalid';
    set_errors([wrong ? {text: 'Your user name or password is not right', href: '#name'} : {text: message}]);
    const field = form.current?.elements.namedItem('password');
    if (wrong && field instanceof HTMLInputElement) field.value = '';
  };

  return (
    <Page title={errors.length ? 'Error: Sign in' : 'Sign in'} heading="Sign in">
      <div class="wm-narrow">
        <ErrorSummary errors={errors} />
        {signed_out_by_hub.value ? (
          <div class="govuk-inset-text" role="status">
            You have been signed out. Sign in again to carry on.
          </div>
        ) : null}
        <form class="wm-panel" ref={form} onSubmit={(event) => void submit(event)} noValidate>
          <TextInput field="name" label="User name" error={error_of('name', errors)} autoComplete="username" />
          <TextInput
            field="password"
            label="Password"
            error={error_of('password', errors)}
            autoComplete="current-password"
          />
          <button class="govuk-button" type="submit" aria-disabled={busy}>
            {busy ? 'Signing in…' : 'Sign in'}
          </button>
          <p class="govuk-hint wm-last">If you cannot sign in, ask your administrator.</p>
        </form>
      </div>
    </Page>
  );
}

export function safe_next(next: string | null): boolean {
  return next !== null && /^\/[a-z]/.test(next);
}

function error_of(field: Field, errors: PageError[]): string | undefined {
  return errors.find((error) => error.href === `#${field}`)?.text;
}

interface InputProps {
  field: Field;
  label: string;
  error: string | undefined;
  autoComplete: string;
}

function TextInput({field, label, error, autoComplete}: InputProps) {
  const attributes = {
    class: error ? 'govuk-input govuk-input--error' : 'govuk-input',
    id: field,
    name: field,
    autoComplete,
    autoCapitalize: 'none' as const,
    spellcheck: false,
    ...(error ? {'aria-describedby': `${field}-error`, 'aria-invalid': true as const} : {}),
  };
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={field}>
        {label}
      </label>
      {error ? (
        <p class="govuk-error-message" id={`${field}-error`}>
          <span class="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      {field === 'password' ? <input type="password" {...attributes} /> : <input type="text" {...attributes} />}
    </div>
  );
}
