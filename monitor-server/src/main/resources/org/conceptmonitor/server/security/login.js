/**
 * Logs the browser in: changes a token, from the address's hash or typed in, for a cookie that no
 * script can read. The token leaves the address bar and the history at once.
 */

const SESSION = '/api/v1/session';

const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const input = /** @type {HTMLInputElement} */ (document.getElementById('token'));
const message = /** @type {HTMLElement} */ (document.getElementById('message'));

const place = new URLSearchParams(location.hash.slice(1));
const given = place.get('token');
place.delete('token');
history.replaceState(null, '', location.pathname + (place.size > 0 ? `#${place}` : ''));

function open() {
  location.replace(place.size > 0 ? `/#${place}` : '/');
}

/** @param {string} reason */
function ask(reason) {
  message.textContent = reason;
  form.hidden = false;
  input.select();
  input.focus();
}

/** @param {string} token */
async function logIn(token) {
  try {
    const response = await fetch(SESSION,
      {method: 'POST', headers: {Authorization: `Bearer ${token}`}});
    if (response.ok) {
      open();
    } else {
      const {error} = await response.json();
      ask(response.status === 401 ? 'This token is not known here.' : error);
    }
  } catch {
    ask('The server does not answer.');
  }
}

async function alreadyIn() {
  try {
    return (await (await fetch(SESSION)).json()).reads;
  } catch {
    return false;
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  logIn(input.value.trim());
});

if (given !== null) {
  await logIn(given);
} else if (await alreadyIn()) {
  open();
} else {
  ask('');
}
