// The console's script: keys, and what moves by itself. Every page works without it.
'use strict';
(() => {
  const typing = element => element && (element.matches('input, select, textarea') || element.isContentEditable);
  const rows = () => [...document.querySelectorAll('.rows > li')];
  const chosen = () => rows().findIndex(row => row.contains(document.activeElement));

  const go = step => {
    const all = rows();
    if (!all.length) return;
    const at = chosen();
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
    all[next].querySelector('a').focus();
    all[next].scrollIntoView({ block: 'nearest' });
  };

  // A label is given where the conversation can be read.
  const open = then => {
    const row = rows()[chosen()];
    if (!row) return false;
    const address = new URL(row.querySelector('a').href);
    address.hash = then;
    location.assign(address);
    return true;
  };

  const mark = () => {
    const [form, at] = [document.getElementById('mark'), chosen()];
    if (!form || at < 0) return false;
    form.action = form.dataset.base + encodeURIComponent(rows()[at].dataset.row) + form.dataset.query;
    sessionStorage.setItem('row', at);
    form.submit();
    return true;
  };

  const keys = {
    j: () => rows().length ? go(1) : document.querySelector('[data-key=j]')?.click(),
    k: () => rows().length ? go(-1) : document.querySelector('[data-key=k]')?.click(),
    u: () => document.querySelector('[data-key=u]')?.click(),
    e: () => mark() || document.getElementById('reviewed')?.click(),
    l: () => open('label') || document.getElementById('label')?.focus(),
    '/': () => {
      const find = document.getElementById('q');
      if (find) find.focus();
      else document.querySelector('[data-key=u]')?.click();
    },
  };

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape' && typing(document.activeElement)) document.activeElement.blur();
    if (typing(document.activeElement) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  if (location.hash === '#label') document.getElementById('label')?.focus();

  // After marking one, the keys go on from where it stood.
  const row = sessionStorage.getItem('row');
  sessionStorage.removeItem('row');
  if (row !== null && rows().length) rows()[Math.min(Number(row), rows().length - 1)].querySelector('a').focus();

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  // The list, live: when something in it has moved, it is loaded anew where it stands.
  const list = document.getElementById('list');
  if (!list?.dataset.live) return;
  const told = document.getElementById('moved');
  let loading = false;
  let again = false;

  const load = async () => {
    if (loading) { again = true; return; }
    loading = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-By-Itself': '1' } });
      if (answer.redirected || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const focused = document.activeElement?.closest?.('[data-row]')?.dataset.row;
      const before = new Set(rows().map(row => row.dataset.row));
      list.replaceChildren(...page.getElementById('list').childNodes);
      for (const row of rows()) {
        if (!before.has(row.dataset.row)) row.classList.add('arrived');
        if (row.dataset.row === focused) row.querySelector('a').focus({ preventScroll: true });
      }
      const come = rows().filter(row => row.classList.contains('arrived')).length;
      told.textContent = come === 0 ? 'The list has moved.' : come === 1 ? 'One conversation has come in.' : `${come} conversations have come in.`;
    } catch {
      told.textContent = 'The list could not be brought up to date. Load the page again.';
    } finally {
      loading = false;
      if (again) { again = false; load(); }
    }
  };

  const news = new EventSource(list.dataset.live);
  news.addEventListener('open', () => { document.documentElement.dataset.live = 'on'; });
  news.addEventListener('moved', load);
})();
