import {render} from 'preact';
import {resume_session} from './api/session';
import {App} from './app';
import {start_clock} from './parts/clock';
import {start_router} from './router';

start_router();
start_clock();
void resume_session();
const root = document.getElementById('app');
if (root) render(<App />, root);
