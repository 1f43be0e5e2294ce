// A search field that offers names while one types (the combobox pattern of WAI-ARIA).
//
// Python sends `data`: typed (the text the hits are for), hits [{id, what, name, detail}], value, words.
// What goes back: state "typed" (200 ms after the last key), triggers "picked" (id) and "submitted" (text).

const DEBOUNCE = 200; // ms
const SHORTEST = 2; // letters
const fields = new WeakMap();

function plainText(text) {
  return text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

class Field {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.status = root.querySelector(".status");
    this.clear = root.querySelector(".clear");
    this.active = -1;
    this.hits = [];
    this.sent = null;
    const id = `nysta-${Math.random().toString(36).slice(2)}`;
    this.list.id = `${id}-list`;
    this.input.id = `${id}-input`;
    root.querySelector("label").htmlFor = this.input.id;
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => { if (this.hits.length && this.fresh()) this.open(); });
    // A click on a line must not take the focus first.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.input.addEventListener("blur", () => { this.leaving = setTimeout(() => this.close(), 150); });
    this.clear.addEventListener("click", () => this.empty());
  }

  show(data) {
    this.words = data.words;
    const label = this.root.querySelector("label");
    label.textContent = data.words.label;
    label.hidden = !data.words.show_label;
    this.input.placeholder = data.words.hint;
    this.input.setAttribute("aria-label", data.words.label);
    this.list.setAttribute("aria-label", data.words.list);
    this.clear.title = data.words.clear;
    this.clear.setAttribute("aria-label", data.words.clear);
    if (this.value !== data.value) {
      // Another entity was chosen, here or elsewhere.
      this.value = data.value;
      this.input.value = data.value;
      // What was typed is answered by the choice: the list stays closed, also where it is the very name.
      this.answered = data;
      this.hits = data.hits;
      this.sent = null;
      this.close();
    }
    this.clear.hidden = !this.input.value;
    if (data.typed && data.typed !== this.answered?.typed || data.hits.length !== this.hits.length) {
      this.answered = data;
      this.hits = data.hits;
      if (this.fresh() && this.root.getRootNode().activeElement === this.input) this.open();
    }
    this.root.dataset.typed = data.typed || "";
  }

  // Whether the hits are for what stands in the field now.
  fresh() {
    return this.answered && this.answered.typed === plainText(this.input.value);
  }

  changed() {
    this.clear.hidden = !this.input.value;
    this.active = -1;
    clearTimeout(this.waiting);
    const text = plainText(this.input.value);
    if (text.length < SHORTEST) {
      this.close();
      this.say(text ? this.words.short : "");
      return;
    }
    this.waiting = setTimeout(() => {
      if (text === this.sent) {
        if (this.fresh()) this.open();
        return;
      }
      this.sent = text;
      this.root.setAttribute("aria-busy", "true");
      this.setState("typed", text);
    }, DEBOUNCE);
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!open && this.hits.length && this.fresh()) this.open();
        const n = this.hits.length;
        if (n) this.point(event.key === "ArrowDown" ? (this.active + 1) % n : (this.active <= 0 ? n : this.active) - 1);
        break;
      }
      case "Enter":
        event.preventDefault();
        clearTimeout(this.waiting);
        if (open && this.active >= 0) this.pick(this.active);
        else this.trigger("submitted", this.input.value);
        this.close();
        break;
      case "Escape":
        if (open) this.close();
        else this.empty();
        break;
      case "Tab":
        this.close();
        break;
    }
  }

  open() {
    this.root.removeAttribute("aria-busy");
    const text = plainText(this.input.value);
    this.list.replaceChildren(...this.hits.map((hit, n) => this.line(hit, n, text)));
    this.list.hidden = this.hits.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.say(this.hits.length ? "" : this.words.none);
    this.point(-1);
  }

  line(hit, n, text) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.className = hit.what;
    item.setAttribute("role", "option");
    const name = document.createElement("span");
    name.className = "name";
    name.dir = "auto";
    emphasise(name, hit.name, text);
    const detail = document.createElement("span");
    detail.className = "detail";
    detail.dir = "auto";
    detail.textContent = hit.what === "near" ? `${hit.detail} · ${this.words.near}` : hit.detail;
    item.append(name, detail);
    item.addEventListener("click", () => { this.pick(n); });
    return item;
  }

  point(n) {
    this.active = n;
    [...this.list.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === n));
      if (index === n) item.scrollIntoView({ block: "nearest" });
    });
    if (n < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${n}`);
  }

  pick(n) {
    const hit = this.hits[n];
    if (!hit) return;
    clearTimeout(this.waiting);
    this.close();
    this.input.value = hit.what === "passage" ? this.value : hit.name;
    this.value = null; // what Python answers stands
    this.trigger("picked", hit.id);
  }

  empty() {
    clearTimeout(this.waiting);
    this.input.value = "";
    this.clear.hidden = true;
    this.close();
    this.say("");
    this.input.focus();
    this.trigger("submitted", "");
  }

  close() {
    clearTimeout(this.leaving);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  end() {
    clearTimeout(this.waiting);
    clearTimeout(this.leaving);
  }
}

// The typed words stand out in the name, put in as text.
function emphasise(element, name, text) {
  const at = name.toLowerCase().indexOf(text);
  if (at < 0 || name.toLowerCase().length !== name.length) {
    element.textContent = name;
    return;
  }
  const mark = document.createElement("mark");
  mark.textContent = name.slice(at, at + text.length);
  element.append(name.slice(0, at), mark, name.slice(at + text.length));
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".nysta-typeahead");
  let field = fields.get(root);
  if (!field) {
    field = new Field(root);
    fields.set(root, field);
  }
  field.setState = setStateValue;
  field.trigger = setTriggerValue;
  field.show(data);
  return () => {
    field.end();
    fields.delete(root);
  };
}
