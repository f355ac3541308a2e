// What waits for staff, on every page of the console: a number beside "Notices", and a line when something comes in.
'use strict';
(() => {
  const link = document.querySelector('.top nav a[href="/staff/notices"]');
  if (!link) return;
  const title = document.title;
  const askEveryMs = 30_000;
  let newest = null;
  let last = null;
  let source = null;
  let asking = null;
  let again = null;

  const count = document.createElement('span');
  count.className = 'count';
  count.hidden = true;
  count.setAttribute('aria-hidden', 'true');
  const spoken = document.createElement('span');
  spoken.className = 'unseen';
  link.append(count, spoken);
  const come = document.createElement('div');
  come.className = 'come no-print';
  come.setAttribute('role', 'status');
  document.querySelector('.top').after(come);

  const announce = notice => {
    const words = document.createElement('p');
    const strong = document.createElement('strong');
    strong.textContent = notice.words;
    words.append(strong, ` at ${notice.clinic}, just now.`);
    const open = document.createElement('a');
    open.href = notice.link;
    open.textContent = 'Open the conversation';
    const away = document.createElement('button');
    away.className = 'quiet';
    away.textContent = 'Put this away';
    away.addEventListener('click', () => come.replaceChildren());
    come.replaceChildren(words, open, away);
  };

  const show = waiting => {
    const number = waiting.more ? `${waiting.count}+` : `${waiting.count}`;
    count.hidden = waiting.count === 0;
    count.textContent = number;
    spoken.textContent = waiting.count === 0 ? '' : `, ${number} waiting`;
    document.title = waiting.count === 0 ? title : `(${number}) ${title}`;
    const id = waiting.newest?.id ?? 0;
    // What waited as the page was opened is no news.
    if (newest !== null && id > newest) announce(waiting.newest);
    const now = JSON.stringify(waiting);
    if (last !== null && now !== last) renew();
    last = now;
    newest = Math.max(newest ?? 0, id);
  };

  // The page of notices itself is brought up to date where it stands.
  const renew = async () => {
    const list = document.getElementById('notices');
    if (!list || list.contains(document.activeElement)) return;
    const answer = await fetch(location.href, { headers: { 'X-By-Itself': '1' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    list.replaceChildren(...page.getElementById('notices').childNodes);
  };

  const ask = async () => {
    const answer = await fetch('/staff/live/notices/now', { headers: { 'X-By-Itself': '1' } }).catch(() => null);
    if (answer?.ok && !answer.redirected) show(await answer.json());
  };

  // A browser has few connections to spare: only the page in sight holds one, the others ask now and then.
  const listen = () => {
    source?.close();
    clearInterval(asking);
    clearTimeout(again);
    source = null;
    if (document.visibilityState === 'hidden') {
      asking = setInterval(ask, askEveryMs);
      return;
    }
    source = new EventSource('/staff/live/notices');
    source.addEventListener('notices', event => show(JSON.parse(event.data)));
    // A browser tries again by itself after a lost line, but not after an answer such as "the record can't be reached".
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(listen, askEveryMs);
    });
  };

  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', event => { if (event.persisted) listen(); });
  listen();
})();
