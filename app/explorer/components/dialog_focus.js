// Keeps the keyboard inside an open dialog. A download button is switched off while its file is made: the browser then
// gives the focus to the page, where Escape closes nothing.

const EVERY = 250; // ms; a button that is switched off tells nobody that it lost the focus

export default function () {
  let last = null;
  const watched = setInterval(() => {
    const dialog = document.querySelector('[role="dialog"]');
    const active = document.activeElement;
    if (!dialog) return;
    if (dialog.contains(active)) {
      last = active;
      return;
    }
    if (active && active !== document.body) return; // a list or a menu that hangs outside
    const back = last && dialog.contains(last) && !last.disabled ? last : dialog;
    if (back === dialog && !dialog.hasAttribute("tabindex")) dialog.setAttribute("tabindex", "-1");
    back.focus({ preventScroll: true });
  }, EVERY);
  return () => clearInterval(watched);
}
