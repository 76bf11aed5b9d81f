// A ticket on its owner's phone. The code stands behind the # of the address, which a browser sends to no server.
import {render} from 'preact';
import {TicketPage} from './page';

const root = document.getElementById('app');
if (root) render(<TicketPage code={location.hash.slice(1)} />, root);
addEventListener('hashchange', () => location.reload()); // another code was scanned into the same page
