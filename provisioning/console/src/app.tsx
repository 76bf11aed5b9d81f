import {SignIn} from './pages/sign_in';

export function App() {
  return <SignIn />;
}
