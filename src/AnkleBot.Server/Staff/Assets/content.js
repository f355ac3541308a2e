// The editors' pages: a piece of YAML is copied with a press, and what came of a trial is what is read first.
'use strict';
(() => {
  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const said = document.getElementById('copied');
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        said.textContent = 'It is copied.';
      } catch {
        said.textContent = 'The browser would not copy it. Select it, and copy it yourself.';
      }
    });
  }
  document.getElementById('result')?.focus();
})();
