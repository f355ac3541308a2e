// Draws a reply of the bot, as elements of the transcript and again for print. Only text goes in, never markup.
'use strict';
window.AnkleCards = (() => {
  // Colour, icon and word, always all three.
  const levels = {
    selfcare: { name: 'self-care', word: 'Self-care', icon: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z M8 12.500l3 3 5-6' },
    soon: { name: 'soon', word: 'Soon', icon: 'M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4 M12 13v3l2 1' },
    urgent: { name: 'urgent', word: 'Today', icon: 'M12 4l9.500 16h-19z M12 10v4.500 M12 17.400v.2' },
    emergency: { name: 'emergency', word: 'Emergency', icon: 'M8 3h8l5 5v8l-5 5H8l-5-5V8z M12 7.500v5.500 M12 16.400v.2' },
  };

  const lines = text => (text || '').split('\n').filter(line => line.trim());

  // React's own shape of an element: the bundle doesn't hand out its createElement.
  const react = (type, { key = null, ...props }, ...children) => {
    const shown = children.flat(9).filter(child => child != null && child !== false);
    return { $$typeof: Symbol.for('react.element'), type, key, ref: null, _owner: null, props: shown.length ? { ...props, children: shown } : props };
  };

  const page = (type, props, ...children) => {
    const svg = type === 'svg' || type === 'path';
    const made = svg ? document.createElementNS('http://www.w3.org/2000/svg', type) : document.createElement(type);
    for (const [name, value] of Object.entries(props))
      if (value != null && typeof value !== 'function' && name !== 'key') made.setAttribute(name === 'className' ? 'class' : name, value);
    made.append(...children.flat(9).filter(child => child != null && child !== false));
    return made;
  };

  const keyed = (h, type, texts, props) => texts.map((text, at) => h(type, { ...props, key: `${type}${at}` }, text));

  const link = (h, to, at, kept) => {
    // On paper a link is its address.
    if (kept) return h('p', { key: `link${at}` }, to.href.startsWith('tel:') ? to.label : `${to.label}: ${to.href}`);
    const away = to.href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return h('a', { key: `link${at}`, className: at ? 'button' : 'button first', href: to.href, ...away },
      to.label, away.target ? h('span', { key: 'away', className: 'unseen' }, ' (opens a new page)') : null);
  };

  const drawing = (h, shown) => h('figure', { key: 'drawing' }, h('img', { key: 'img', src: shown.address, alt: shown.words, width: 320, height: 160 }));

  // An address of a reply is a telephone number or a web page, or it isn't shown.
  const safe = to => /^(tel:|https?:\/\/)/i.test(to.href);

  function card(h, reply, { actions = [], kept = false } = {}) {
    const level = levels[reply.urgency];
    const links = (reply.links || []).filter(safe);
    return h('div', { className: level ? `card told ${level.name}` : 'card' },
      level && h('p', { key: 'level', className: 'level' },
        h('svg', { key: 'icon', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, h('path', { key: 'path', d: level.icon })),
        h('span', { key: 'word' }, level.word)),
      reply.heading && h('h2', { key: 'heading' }, reply.heading),
      keyed(h, 'p', lines(reply.text)),
      // Whoever must ring shouldn't have to scroll for it.
      level && ways(),
      reply.steps?.length && h('ol', { key: 'steps' }, keyed(h, 'li', reply.steps)),
      !level && drawn(),
      reply.points?.length && h('ul', { key: 'points' }, keyed(h, 'li', reply.points)),
      !level && ways(),
      level && drawn(),
      lines(reply.note).map((line, at) => h('p', { key: `note${at}`, className: 'note' }, line)),
      reply.source && h('p', { key: 'source', className: 'source' }, reply.source),
      !kept && actions.length ? h('div', { key: 'actions', className: 'links' },
        actions.map(action => h('button', { key: action.label, type: 'button', className: 'button', onClick: action.run }, action.label))) : null);

    function ways() { return links.length ? h('div', { key: 'links', className: 'links' }, links.map((to, at) => link(h, to, at, kept))) : null; }
    function drawn() { return reply.drawing ? drawing(h, reply.drawing) : null; }
  }

  /** All of a reply in words: for screen readers, which hear a new message as text, and for keeping. */
  const plain = reply => [
    levels[reply.urgency]?.word, reply.heading, reply.text,
    ...(reply.steps || []).map((step, at) => `${at + 1}. ${step}`), ...(reply.points || []).map(point => `- ${point}`),
    ...(reply.links || []).filter(safe).map(to => to.href.startsWith('tel:') ? to.label : `${to.label}: ${to.href}`),
    reply.drawing?.words, reply.note, reply.source,
  ].filter(Boolean).join('\n');

  return {
    transcript: (reply, actions) => card(react, reply, { actions }),
    paper: reply => card(page, reply, { kept: true }),
    make: page,
    plain,
  };
})();
