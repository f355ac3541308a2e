// The parts of the chat page around the chat: its looks for Web Chat, the menu, the printed sheet, and the host page.
'use strict';
// Web Chat takes its colours as they are; as properties they follow light, dark and the clinic's accent.
window.AnkleLook = {
  primaryFont: 'inherit', monospaceFont: 'inherit', fontSizeSmall: '.875rem', accent: 'var(--accent)', subtle: 'var(--quiet)',
  backgroundColor: 'var(--paper)', paddingRegular: 12, paddingWide: 16,
  bubbleBackground: 'var(--card)', bubbleBorderColor: 'var(--line)', bubbleBorderRadius: 12, bubbleTextColor: 'var(--ink)',
  bubbleFromUserBackground: 'var(--accent-soft)', bubbleFromUserBorderColor: 'var(--accent-soft)', bubbleFromUserBorderRadius: 12, bubbleFromUserTextColor: 'var(--ink)',
  bubbleMaxWidth: 640, bubbleMinWidth: 0, bubbleMinHeight: 44, messageActivityWordBreak: 'break-word',
  notificationText: 'var(--quiet)', failedConnectivity: 'var(--emergency)', slowConnectivity: 'var(--soon)',
  hideUploadButton: true, hideToaster: true, groupTimestamp: 300000, timestampColor: 'var(--quiet)',
  sendBoxBackground: 'var(--card)', sendBoxTextColor: 'var(--ink)', sendBoxPlaceholderColor: 'var(--quiet)', sendBoxBorderTop: '1px solid var(--line)',
  sendBoxHeight: 52, sendBoxTextWrap: true, sendBoxButtonColor: 'var(--accent)', sendBoxButtonColorOnDisabled: 'var(--quiet)',
  sendBoxButtonShadeColorOnHover: 'var(--accent-soft)', sendBoxButtonShadeColorOnActive: 'var(--accent-soft)', sendBoxButtonShadeBorderRadius: 12,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--accent)', sendBoxButtonKeyboardFocusIndicatorBorderWidth: 3, sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,
  suggestedActionLayout: 'flow', suggestedActionsFlowMaxHeight: 'min(15rem, 34vh)', suggestedActionHeight: 'auto', suggestedActionImageHeight: 20,
  suggestedActionBackgroundColor: 'var(--card)', suggestedActionBorderColor: 'var(--accent)', suggestedActionBorderRadius: 22, suggestedActionBorderWidth: 1,
  suggestedActionTextColor: 'var(--accent)', suggestedActionTextColorOnHover: 'var(--ink)', suggestedActionTextColorOnActive: 'var(--ink)',
  suggestedActionBackgroundColorOnHover: 'var(--accent-soft)', suggestedActionBackgroundColorOnActive: 'var(--accent-soft)',
  suggestedActionBackgroundColorOnDisabled: 'var(--card)', suggestedActionBorderColorOnDisabled: 'var(--line)', suggestedActionTextColorOnDisabled: 'var(--quiet)',
  suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid', suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  suggestedActionKeyboardFocusIndicatorBorderWidth: 2, suggestedActionKeyboardFocusIndicatorBorderRadius: 19,
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--accent)', suggestedActionsVisualKeyboardIndicatorWidth: 1,
  transcriptVisualKeyboardIndicatorColor: 'var(--accent)', transcriptActivityVisualKeyboardIndicatorColor: 'var(--edge)',
  transcriptOverlayButtonBackground: 'var(--ink)', transcriptOverlayButtonBackgroundOnHover: 'var(--ink)', transcriptOverlayButtonBackgroundOnFocus: 'var(--ink)',
  transcriptOverlayButtonColor: 'var(--paper)', transcriptOverlayButtonColorOnHover: 'var(--paper)', transcriptOverlayButtonColorOnFocus: 'var(--paper)',
  autoScrollSnapOnPage: true, maxMessageLength: 2000,
};

// A button that shows four more.
window.AnkleMenu = does => {
  const [button, list] = ['menu', 'more'].map(id => document.getElementById(id));
  const set = open => { list.hidden = !open; button.setAttribute('aria-expanded', String(open)); };
  button.addEventListener('click', () => set(list.hidden));
  list.addEventListener('click', event => {
    const what = event.target.closest('[data-do]')?.dataset.do;
    if (!what) return;
    set(false);
    button.focus();
    does[what]();
  });
  document.addEventListener('click', event => { if (!event.target.closest('.menu')) set(false); });
  document.querySelector('.menu').addEventListener('focusout', event => { if (event.relatedTarget && !event.relatedTarget.closest('.menu')) set(false); });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.stopImmediatePropagation();
    set(false);
    button.focus();
  });
};

// What is printed: the clinic, the day, and what was said, black on white.
window.AnklePaper = {
  fill(clinic, activities) {
    const { make, paper } = window.AnkleCards;
    const day = new Date(activities.at(-1)?.timestamp ?? Date.now()).toLocaleString([], { dateStyle: 'long', timeStyle: 'short' });
    document.getElementById('sheet').replaceChildren(
      make('h1', {}, clinic.name),
      make('p', {}, [clinic.telephone && `Telephone ${clinic.telephone}`, clinic.hours, day].filter(Boolean).join(' · ')),
      ...activities.map(activity => activity.channelData?.reply
        ? paper(activity.channelData.reply)
        : make('p', { class: 'said' }, `You: ${activity.text}`)),
      make('p', {}, 'From a bot for sore ankles, not a doctor. This is not a diagnosis.'));
  },
};

// The page that the chat stands in, if it stands in one, and only if the clinic allows it.
window.AnkleHost = (clinic, chat) => {
  const allowed = [location.origin, ...clinic.hosts];
  let origin = null;
  let shown = true;
  const post = message => { if (origin) parent.postMessage({ anklebot: message }, origin); };
  if (new URLSearchParams(location.search).get('in') === 'page' && parent !== window) {
    document.documentElement.classList.add('in-page');
    addEventListener('message', event => {
      if (event.source !== parent || !allowed.includes(event.origin) || !event.data?.anklebot) return;
      const said = event.data.anklebot;
      if (said.hello) { origin = event.origin; post({ ready: true }); }
      if ('shown' in said) { shown = said.shown; if (said.shown && said.focus) chat.focus(); }
      if (typeof said.ask === 'string') chat.ask(said.ask);
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) post({ close: true });
    });
  }
  return { unread: () => { if (!shown) post({ unread: true }); } };
};
