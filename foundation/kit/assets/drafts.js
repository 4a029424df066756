// Keeps what somebody writes until it is sent, in their own browser, where it cannot be read without being signed in.
//
// <form method="post" data-draft> on a page for who signed in, and nothing else, gives a form drafts; never one with a password or a
// code. Forms that share an address give each its own word: data-draft="word". What was written is offered when the form is opened
// again. A form that is sent as forms are forgets its draft once the house kept it. One that a script sends says so by
// form.dispatchEvent(new Event("draft:kept")), and hears of what was there by "draft:found"; one whose fields a script fills in sends "input" from a field, as a hand does.
//
// A button named `look` shows what it would be like and keeps nothing, and one with an address of its own leads elsewhere: the draft stays.
//
// The key comes from <template data-drafts="/where/it/is/asked">, in which the offer stands; it is held in memory only. The cookie
// says which draft the house kept, or "alle" when somebody signed out.
const lasts = 12 * 60 * 60 * 1000;
const pause = 400;
const cookie = "__Host-klad";
const hidden = "klad";
const shelf = "klad.";
const browser = "browser";

const bytes = (text) => new TextEncoder().encode(text);
const packed = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(shelf));

/** What lies under a name, or nothing when it is none of ours. */
function lying(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** Forgets what the house kept, and all of it after somebody signed out. */
function forgetKept() {
  const [, said] = document.cookie.match(new RegExp(`(?:^|; )${cookie}=(\\w+)`)) ?? [];
  if (!said) return;
  if (said === "alle") names().forEach((name) => localStorage.removeItem(name));
  else localStorage.removeItem(shelf + said);
  document.cookie = `${cookie}=; Path=/; Secure; SameSite=Strict; Max-Age=0`;
}

function forgetOld() {
  const isOver = ({ at } = {}) => !(Date.now() - at < lasts);
  names()
    .filter((name) => name !== shelf + browser && isOver(lying(name) ?? {}))
    .forEach((name) => localStorage.removeItem(name));
}

/** By which the house knows this browser again: by chance, made here, and gone with the drafts. */
function ownToken() {
  const made = () => hex(crypto.getRandomValues(new Uint8Array(32)));
  if (!localStorage.getItem(shelf + browser)) localStorage.setItem(shelf + browser, made());
  return localStorage.getItem(shelf + browser);
}

/** The key of somebody in this browser: one half names drafts, so that a name tells nothing, the other locks them. */
class Key {
  static async ask(address) {
    const body = new URLSearchParams({ browser: ownToken() });
    const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) return null;
    const { key } = await answer.json();
    const whole = await crypto.subtle.importKey("raw", unpacked(key), "HKDF", false, ["deriveKey"]);
    const half = (info, kind, uses) =>
      crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: bytes("voordeur"), info: bytes(info) }, whole, kind, false, uses);
    const naming = await half("names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
    const locking = await half("drafts", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
    return Object.assign(new Key(), { naming, locking });
  }

  async name(address) {
    return hex(await crypto.subtle.sign("HMAC", this.naming, bytes(address)));
  }

  /** Bound to its name and its moment: neither can be changed without being noticed. */
  async lock(name, at, text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(`${name} ${at}`) }, this.locking, bytes(text));
    return { at, iv: packed(iv), locked: packed(locked) };
  }

  async open(name, { at, iv, locked }) {
    const how = { name: "AES-GCM", iv: unpacked(iv), additionalData: bytes(`${name} ${at}`) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, this.locking, unpacked(locked)));
  }
}

const isSecret = ({ type, autocomplete }) => type === "password" || type === "file" || autocomplete === "one-time-code";

/** The fields of a form as they would be sent, without secrets. */
function written(form) {
  const secret = new Set([...form.elements].filter(isSecret).map(({ name }) => name));
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== hidden && !secret.has(name));
}

/** What of it somebody can see: versions and the like are not writing. */
function seen(form, pairs) {
  const unseen = new Set([...form.elements].filter(({ type }) => type === "hidden").map(({ name }) => name));
  return JSON.stringify(pairs.filter(([name]) => !unseen.has(name)));
}

/** Where a form leads, in whatever language, with the word that tells it from others there. */
function addressOf(form) {
  const { pathname } = new URL(form.getAttribute("action") ?? location.href, location.href);
  const language = `/${document.documentElement.lang}/`;
  const path = pathname.startsWith(language) ? pathname.slice(language.length - 1) : pathname;
  return `${path} ${form.dataset.draft}`;
}

function served(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return seen(copy, written(copy));
}

class Draft {
  constructor(form, key, name, before) {
    Object.assign(this, { form, key, name, before });
    form.addEventListener("input", () => this.wait());
    form.addEventListener("submit", (event) => this.leave(event));
    form.addEventListener("draft:kept", () => this.forget());
    addEventListener("visibilitychange", () => this.hurry());
    addEventListener("pagehide", () => this.hurry());
    addEventListener("session:over", () => this.hurry());
  }

  wait() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.hurry(), pause);
  }

  hurry() {
    if (!this.soon) return;
    clearTimeout(this.soon);
    this.soon = undefined;
    this.keep();
  }

  async keep() {
    const pairs = written(this.form);
    if (seen(this.form, pairs) === this.before) return localStorage.removeItem(shelf + this.name);
    const lies = await this.key.lock(this.name, Date.now(), JSON.stringify(pairs));
    if (!this.over) localStorage.setItem(shelf + this.name, JSON.stringify(lies));
  }

  // The form carries the name of its draft along, so that the answer can say that it was kept. A form that a script sends says so itself.
  leave(event) {
    this.wait();
    this.hurry();
    if (event.defaultPrevented) return;
    const { submitter } = event;
    if (submitter?.name === "look" || submitter?.hasAttribute("formaction")) return this.form.elements[hidden]?.remove();
    const named = this.form.elements[hidden] ?? Object.assign(document.createElement("input"), { type: "hidden", name: hidden });
    named.value = this.name;
    this.form.append(named);
  }

  forget() {
    clearTimeout(this.soon);
    this.over = true;
    localStorage.removeItem(shelf + this.name);
    this.place?.remove();
    this.form.addEventListener("input", () => (this.over = false), { once: true });
  }

  async look(template) {
    const lies = lying(shelf + this.name);
    if (!lies) return;
    const pairs = await this.key.open(this.name, lies).then(JSON.parse).catch(() => null);
    if (!pairs) return localStorage.removeItem(shelf + this.name);
    this.form.dispatchEvent(new CustomEvent("draft:found", { detail: pairs }));
    if (seen(this.form, pairs) !== seen(this.form, written(this.form))) return this.offer(template, pairs);
    // The page gave back what was written: it is still a draft, whatever the page began with.
    this.before = null;
  }

  // A region that is there before its words come is read aloud.
  offer(template, pairs) {
    this.place = document.createElement("div");
    this.place.setAttribute("role", "status");
    this.form.before(this.place);
    const offer = template.content.cloneNode(true);
    const end = (say, act) => () => {
      act();
      this.place.replaceChildren(Object.assign(document.createElement("p"), { className: "small", textContent: template.dataset[say] }));
      this.form.querySelector("input:not([type=hidden]), textarea:not([hidden]), select")?.focus();
    };
    offer.querySelector("[data-restore]").addEventListener("click", end("restored", () => this.restore(pairs)));
    offer.querySelector("[data-discard]").addEventListener("click", end("discarded", () => localStorage.removeItem(shelf + this.name)));
    setTimeout(() => this.place.append(offer), 100);
  }

  restore(pairs) {
    const left = [...pairs];
    const taken = (name) => left.splice(left.findIndex(([known]) => known === name) >>> 0, 1)[0]?.[1];
    for (const field of this.form.elements) {
      if (!field.name || isSecret(field) || field.name === hidden) continue;
      const isOne = (value) => pairs.some(([name, known]) => name === field.name && known === value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = isOne(field.value);
      else if (field.type === "select-multiple") for (const choice of field.options) choice.selected = isOne(choice.value);
      else if (field.type !== "submit" && field.type !== "button") field.value = taken(field.name) ?? field.value;
    }
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function begin() {
  forgetKept();
  forgetOld();
  const template = document.querySelector("template[data-drafts]");
  const forms = [...document.querySelectorAll("form[data-draft]")].map((form) => [form, served(form)]);
  if (!template || forms.length === 0 || !crypto.subtle) return;
  const key = await Key.ask(template.dataset.drafts);
  if (!key) return;
  for (const [form, before] of forms) {
    const draft = new Draft(form, key, await key.name(addressOf(form)), before);
    await draft.look(template);
  }
}

// No room, no storage, no network: the form works as it does without script.
begin().catch(() => {});
