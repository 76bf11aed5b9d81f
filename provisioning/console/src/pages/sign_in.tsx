import {useState} from 'preact/hooks';

export function SignIn() {
  const [busy, set_busy] = useState(false);
  return (
    <div class="govuk-width-container">
      <main class="govuk-main-wrapper" id="main">
        <h1 class="govuk-heading-l">Sign in</h1>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set_busy(true);
          }}
        >
          <button class="govuk-button" type="submit" disabled={busy}>Sign in</button>
        </form>
      </main>
    </div>
  );
}
