// AnkleBot on a clinic's page: a launcher, and the chat in a frame of its own, so that neither page's styles or rules
// reach the other. Everything here works under a strict Content-Security-Policy: no inline style or script, no markup
// from text. The host page has to allow this script and this frame's origin, and nothing else.
//   <script src="https://bot.example/embed.js" data-clinic="riverside" async></script>
// Optional: data-accent="#0f766e", data-label="Chat about your ankle".
(() => {
  'use strict';
  const tag = document.currentScript || document.querySelector('script[data-clinic][src*="/embed.js"]');
  if (!tag || window.AnkleBot) return;
  const clinic = tag.dataset.clinic;
  if (!clinic) return console.error('AnkleBot: the script tag needs data-clinic="...".');

  const origin = new URL(tag.src).origin;
  const label = tag.dataset.label || 'Chat about your ankle';
  const key = `anklebot:${clinic}:open`;
  const readyWithinMs = 15000;
  const remembered = () => { try { return localStorage.getItem(key) === '1'; } catch { return false; } };
  const remember = open => { try { localStorage.setItem(key, open ? '1' : '0'); } catch { /* no storage: it starts closed next time */ } };

  const accent = /^#[0-9a-f]{6}$/i.test(tag.dataset.accent || '') ? tag.dataset.accent : '#0f766e';
  const onAccent = luminance(accent) > 0.183 ? '#14213d' : '#ffffff';
  function luminance(hex) {
    const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  const css = `
    :host { --ink:#14213d; --paper:#fbfaf7; --line:#8a8577; --accent:${accent}; --on:${onAccent}; }
    * { box-sizing:border-box; }
    button { font:600 16px/1.25 system-ui,sans-serif; cursor:pointer; }
    button:focus-visible { outline:3px solid var(--paper); outline-offset:2px; box-shadow:0 0 0 6px var(--ink); }
    [hidden] { display:none !important; }
    .launch { position:fixed; inset-block-end:max(16px,env(safe-area-inset-bottom)); inset-inline-end:16px; max-width:calc(100vw - 32px);
      display:flex; gap:10px; align-items:center; min-height:56px; padding:12px 20px; border:2px solid var(--paper); border-radius:28px;
      background:var(--accent); color:var(--on); text-align:start; }
    .launch svg { flex:none; }
    .unread { min-width:24px; padding:0 6px; border-radius:12px; background:var(--on); color:var(--accent); text-align:center; }
    .panel { position:fixed; inset-block-end:16px; inset-inline-end:16px; width:400px; height:min(680px,calc(100vh - 32px));
      border:1px solid var(--line); border-radius:12px; overflow:hidden; background:var(--paper); color:var(--ink); }
    iframe { display:block; width:100%; height:100%; border:0; color-scheme:light dark; }
    .close { position:absolute; inset-block-start:10px; inset-inline-end:8px; width:44px; height:44px; padding:10px;
      border:0; border-radius:22px; background:transparent; color:var(--ink); }
    .close:hover { background:rgb(128 128 128 / .16); }
    .trouble { position:absolute; inset:64px 16px auto; margin:0; padding:16px; border:1px solid var(--line); border-radius:12px;
      background:var(--paper); font:16px/1.5 system-ui,sans-serif; }
    .arriving { animation:arrive .15s ease-out; }
    @keyframes arrive { from { opacity:0; } }
    @media (max-width:480px),(max-height:480px) {
      .panel { inset:0; width:100%; height:100%; height:100dvh; border:0; border-radius:0; } }
    @media (prefers-reduced-motion:reduce) { .arriving { animation:none; } }
    @media (prefers-color-scheme:dark) { :host { --ink:#f2efe8; --paper:#12181f; --line:#6b7280; } }
    @media (forced-colors:active) { .launch,.close { border:2px solid ButtonText; } }
    @media print { .launch,.panel { display:none; } }`;

  const make = (name, set = {}, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(set)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };
  const icon = path => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [name, value] of [['viewBox', '0 0 24 24'], ['width', 24], ['height', 24], ['fill', 'none'], ['stroke', 'currentColor'],
      ['stroke-width', 2], ['stroke-linecap', 'round'], ['stroke-linejoin', 'round'], ['aria-hidden', true]]) svg.setAttribute(name, value);
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  };

  // The page's own styles can't reach into the shadow; what they may do to its host is overruled from here.
  const host = make('anklebot-chat');
  for (const [name, value] of [['all', 'initial'], ['display', 'block'], ['position', 'static'], ['direction', getComputedStyle(document.documentElement).direction]])
    host.style.setProperty(name, value, 'important');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];

  const unread = make('span', { class: 'unread', hidden: '' });
  const launch = make('button', { type: 'button', class: 'launch', 'aria-expanded': 'false' },
    icon('M4 5h16v11H11l-5 4v-4H4z M8 9h8 M8 12h5'), make('span', {}, label), unread);
  const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close the chat' }, icon('M6 6l12 12 M18 6L6 18'));
  const panel = make('div', { class: 'panel', role: 'region', 'aria-label': label, hidden: '' });
  const trouble = make('p', { class: 'trouble', role: 'alert', hidden: '' },
    'The chat can’t be reached on this page right now. Please ring the clinic instead. In an emergency, call your local emergency number.');
  shadow.append(launch, panel);

  let frame = null;
  let ready = false;
  let isOpen = false;
  let waiting = [];
  let covered = [];
  const full = matchMedia('(max-width:480px),(max-height:480px)');
  const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`anklebot:${name}`, { detail: { clinic, ...detail } }));
  const post = message => frame?.contentWindow?.postMessage({ anklebot: message }, origin);

  // Nothing of the chat is fetched before it is opened for the first time.
  const load = () => {
    if (frame) return;
    frame = make('iframe', { src: `${origin}/chat/${encodeURIComponent(clinic)}?in=page`, title: label, allow: 'clipboard-write' });
    frame.addEventListener('load', () => post({ hello: true }));
    panel.append(close, frame, trouble);
    setTimeout(() => { trouble.hidden = ready; if (!ready) tell('trouble'); }, readyWithinMs);
  };

  // While the chat covers the whole screen, the keyboard must not wander behind it.
  const cover = () => {
    for (const element of covered) element.inert = false;
    covered = isOpen && full.matches ? [...document.body.children].filter(element => element !== host && !element.inert) : [];
    for (const element of covered) element.inert = true;
  };
  full.addEventListener('change', cover);

  const show = (open, focus) => {
    if (open) load();
    if (open === isOpen) return;
    isOpen = open;
    panel.hidden = !open;
    launch.hidden = open;
    launch.setAttribute('aria-expanded', String(open));
    (open ? panel : launch).classList.add('arriving');
    remember(open);
    cover();
    if (open) { unread.hidden = true; unread.textContent = ''; }
    post({ shown: open, focus });
    if (focus) (open ? (ready ? frame : close) : launch).focus();
    tell(open ? 'open' : 'close');
  };

  window.addEventListener('message', event => {
    if (event.origin !== origin || event.source !== frame?.contentWindow || !event.data?.anklebot) return;
    const said = event.data.anklebot;
    if (said.ready) {
      ready = true;
      trouble.hidden = true;
      post({ shown: isOpen, focus: shadow.activeElement === close });
      for (const text of waiting.splice(0)) post({ ask: text });
      tell('ready');
    }
    if (said.close) show(false, true);
    if (said.unread && !isOpen) {
      unread.hidden = false;
      unread.textContent = String((Number(unread.textContent) || 0) + 1);
      launch.setAttribute('aria-label', `${label}, new messages: ${unread.textContent}`);
      tell('unread');
    }
  });
  launch.addEventListener('click', () => { launch.removeAttribute('aria-label'); show(true, true); });
  close.addEventListener('click', () => show(false, true));
  shadow.addEventListener('keydown', event => { if (event.key === 'Escape' && isOpen) show(false, true); });

  // No event tells the page what was said: that is between the runner and the clinic's record.
  window.AnkleBot = Object.freeze({
    open: () => show(true, true),
    close: () => show(false, true),
    ask: text => {
      show(true, true);
      const question = String(text).slice(0, 2000);
      if (ready) post({ ask: question }); else waiting.push(question);
    },
  });

  const start = () => { document.body.append(host); if (remembered()) show(true, false); };
  if (document.body) start(); else document.addEventListener('DOMContentLoaded', start);
})();
