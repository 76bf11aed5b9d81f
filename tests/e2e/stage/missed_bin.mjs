// The answers of somebody whose bin was not emptied yesterday. `words` goes wherever free text is asked for.
export function missed_bin(words) {
  const yesterday = new Date(Date.now() - 24 * 3600 * 1000);
  return {
    'which-bin': 'general', 'out-in-time': 'yes', tag: 'no', 'kind-of-place': 'shared', 'contact-by': 'phone',
    'missed-on.day': String(yesterday.getDate()), 'missed-on.month': String(yesterday.getMonth() + 1), 'missed-on.year': String(yesterday.getFullYear()),
    phone: '01632 960123', postcode: 'EH1 1AA', ...(words ? { text: words } : {}),
  };
}
