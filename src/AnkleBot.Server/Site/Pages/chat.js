// The chat page: gets its token, loads Web Chat, comes back to the conversation, and keeps trying when the line drops.
'use strict';
(() => {
  const nonce = document.currentScript.nonce;
  const clinic = JSON.parse(document.getElementById('clinic').textContent);
  const at = id => document.getElementById(id);
  const { transcript, plain } = window.AnkleCards;
  const longestWaitMs = 15000;
  const anHourMs = 3600000;
  const began = Date.now();
  let line = null;
  let chat = null;
  let user = null;
  let round = 0;
  let asked = [];

  // ---- What is kept in this browser: the leave to come back, and nothing that was said.
  const key = `anklebot:${clinic.key}:resume`;
  let remembered = null;
  const recall = () => { try { return localStorage.getItem(key) ?? remembered; } catch { return remembered; } };
  const remember = resume => {
    remembered = resume;
    try { if (resume) localStorage.setItem(key, resume); else localStorage.removeItem(key); } catch { /* a browser that keeps nothing: a reload begins anew */ }
  };

  // ---- Said above the chat when something is wrong.
  const trouble = (text, button) => {
    at('trouble').hidden = !text;
    at('trouble').replaceChildren(text || '');
    if (!button) return;
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', className: 'button', textContent: button.label, onclick: button.run });
    at('trouble').append(made);
  };
  const otherwise = clinic.telephone ? ` If it can’t wait, ring ${clinic.telephone}.` : '';
  const dropped = () => trouble(navigator.onLine
    ? `The connection dropped. I’m trying again, and nothing is lost.${otherwise}`
    : `You’re offline. I’ll go on as soon as you’re back.${otherwise}`);

  const wait = ms => new Promise(done => {
    const timer = setTimeout(over, ms);
    function over() { clearTimeout(timer); removeEventListener('online', over); done(); }
    addEventListener('online', over);
  });

  // The client goes on by itself after a drop, some seconds later, and says nothing of it; the runner should know at once.
  window.WebSocket = class extends WebSocket {
    constructor(...how) {
      super(...how);
      const mine = round;
      this.addEventListener('open', () => trouble(''));
      this.addEventListener('close', () => { if (mine === round) dropped(); });
    }
  };

  const loadWebChat = () => new Promise((done, failed) => {
    if (window.WebChat) return done();
    const script = document.createElement('script');
    Object.assign(script, { src: clinic.webChat, nonce, onload: done, onerror: () => { script.remove(); failed(new Error('not loaded')); } });
    document.head.append(script);
  });

  const token = async () => {
    const answer = await fetch(`/chat/${encodeURIComponent(clinic.key)}/token`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ resume: recall() ?? undefined }),
    });
    if (!answer.ok) throw new Error(`no token: ${answer.status}`);
    return answer.json();
  };

  async function connect() {
    const mine = ++round;
    for (let waitMs = 1000; mine === round; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        const [pass] = await Promise.all([token(), loadWebChat()]);
        if (mine !== round) return;
        remember(pass.resume);
        return show(pass);
      } catch {
        dropped();
        await wait(waitMs);
      }
    }
  }

  // ---- Web Chat, drawn in our colours and with our cards.
  const ended = () => {
    ++round;
    remember(null);
    // What was deleted doesn't stay on the screen either.
    at('chat').replaceChildren();
    trouble('This conversation was deleted.', { label: 'Start a new one', run: anew });
  };
  function anew() { remember(null); trouble(''); connect(); }

  const statuses = { connecting: 1, online: 2, expired: 3, failed: 4, ended: 5 };
  function show(pass) {
    const mine = round;
    line?.end?.();
    user = pass.userId;
    line = window.WebChat.createDirectLine({
      domain: `${location.origin}/v3/directline`, token: pass.token, conversationId: pass.conversationId ?? undefined,
    });
    chat = window.WebChat.createStore({}, () => next => action => next(seen(action, mine)));
    const place = document.createElement('div');
    at('chat').replaceChildren(place);
    window.WebChat.renderWebChat({
      directLine: line, store: chat, userID: user, locale: 'en', nonce,
      styleOptions: window.AnkleLook, attachmentMiddleware: () => next => request => drawn(request) ?? next(request),
      // "Just now" under every line is noise; when something was said matters once it is an hour ago.
      activityStatusMiddleware: () => next => request => next({ ...request, hideTimestamp: request.hideTimestamp || Date.now() - Date.parse(request.activity.timestamp) < anHourMs }),
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Type your question', TEXT_INPUT_ALT: 'Your question' },
    }, place);
    line.connectionStatus$.subscribe(status => {
      if (mine !== round) return;
      if (status === statuses.online) { trouble(''); online(); }
      else if (status === statuses.ended) ended();
      else if (status === statuses.failed || status === statuses.expired) { dropped(); wait(1000).then(() => mine === round && connect()); }
    });
  }

  const drawn = ({ activity, attachment }) => {
    const reply = activity.channelData?.reply;
    if (!reply || !attachment?.contentType?.startsWith('text/')) return null;
    const actions = activity.channelData.keep
      ? [{ label: 'Print this', run: () => print([activity]) }, { label: 'Save as text', run: () => save(activity) }] : [];
    return transcript(reply, actions);
  };

  // Our cards take the place of the Adaptive Cards that other clients show; links stand in them, so the buttons below are answers only.
  function seen(action, mine) {
    if (action.type !== 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY') return action;
    const activity = action.payload.activity;
    if (activity.type === 'endOfConversation' && mine === round) setTimeout(ended);
    const reply = activity.channelData?.reply;
    if (!reply) return action;
    if (Date.parse(activity.timestamp) > began) host.unread();
    return { ...action, payload: { ...action.payload, activity: { ...activity, text: plain(reply), attachments: undefined, suggestedActions: withThumbs(activity.suggestedActions) } } };
  }

  const withThumbs = suggested => suggested && {
    ...suggested, actions: suggested.actions.map(action => {
      const thumb = { helped: 'up', 'not-helped': 'down' }[action.value?.choice];
      return thumb ? { ...action, image: clinic.thumbs[thumb], imageAltText: `Thumb ${thumb}` } : action;
    }),
  };

  // ---- What the runner can do beside answering.
  const press = (choice, text) => chat?.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { text, displayText: text, value: { choice } } });
  const messages = () => chat?.getState().activities.filter(activity => activity.type === 'message') ?? [];

  function print(activities) {
    window.AnklePaper.fill(clinic, activities);
    window.print();
  }
  const save = activity => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${clinic.name}\n${new Date(activity.timestamp).toLocaleString()}\n\n${activity.text}\n`], { type: 'text/plain' }));
    link.download = 'my-ankle.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const deleting = at('deleting');
  deleting.addEventListener('submit', event => {
    if (event.submitter?.value !== 'delete') return;
    event.preventDefault();
    at('deleting-trouble').hidden = true;
    line.postActivity({ type: 'event', name: 'delete-conversation', from: { id: user } }).subscribe(
      () => { deleting.close(); ++round; anew(); },
      () => { at('deleting-trouble').hidden = false; });
  });

  window.AnkleMenu({
    person: () => press('person', 'Talk to a person'),
    'start-over': () => press('start-over', 'Start over'),
    print: () => print(messages()),
    delete: () => { at('deleting-trouble').hidden = true; deleting.showModal(); },
  });

  // ---- A question from the host page. Before the notice is agreed to, it waits in the box for the runner to send.
  const online = () => { for (const text of asked.splice(0)) setTimeout(() => ask(text), 500); };
  const ask = text => {
    if (!chat || line.connectionStatus$.getValue() !== statuses.online) return asked.push(text);
    const agreed = !messages().at(-1)?.suggestedActions?.actions.some(action => action.value?.choice === 'agree') && messages().length > 0;
    chat.dispatch(agreed ? { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } } : { type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
  };
  const focus = () => document.querySelector('[data-id="webchat-sendbox-input"]')?.focus();
  const host = window.AnkleHost(clinic, { ask, focus });

  addEventListener('offline', dropped);
  addEventListener('online', () => { if (line?.connectionStatus$.getValue() === statuses.online) trouble(''); });
  connect();
})();
