// Single keys for a page. Python sends `data`: keys, the letters it wants to hear of.
// What goes back: trigger "pressed" with the letter.
//
// The listener stands before Streamlit's own, which takes C and R for itself. It leaves alone what is typed into
// a field, keys with Ctrl, Alt or Cmd, and everything while a dialog is open.

const WRITING = 'input, textarea, select, [contenteditable="true"]';

function goesElsewhere(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return true;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest(WRITING) && !target.matches('[type="radio"], [type="checkbox"]')) return true;
  return document.querySelector('[role="dialog"]') !== null;
}

export default function ({ data, setTriggerValue }) {
  const wanted = new Set(data.keys);
  function pressed(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!wanted.has(key) || goesElsewhere(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTriggerValue("pressed", key);
  }
  window.addEventListener("keydown", pressed, true);
  return () => window.removeEventListener("keydown", pressed, true);
}
