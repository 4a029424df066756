// The desk by keyboard: Enter takes the proposed theme, a letter chooses what was done, Enter saves, and the box is empty again.
// What is not saved yet is kept in this page and sent again, always under the same id, so that it counts once. What is typed, and what
// waits, is also kept by drafts.js: it outlives the browser.
const again = 4_000;
const undoable = 60_000;
const patience = 10_000;

/** What goes along with a draft, and with nothing that is sent. */
const unsent = ["klad", "waits", "parked"];
/** The event "input" that only tells drafts.js to look again. */
const kept = "kept";

/** From the first key to save, and which fields were touched on the way. */
class Meter {
  touched = new Set();

  touch(name) {
    this.began ??= performance.now();
    this.touched.add(name);
  }

  // A question that came back was begun at another time.
  spoil() {
    this.isSpoilt = true;
  }

  measured() {
    if (this.isSpoilt || this.began === undefined) return {};
    return { took: Math.round(performance.now() - this.began), touched: this.touched.size };
  }
}

class Desk {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.theme = form.elements.theme;
    this.proposals = form.querySelector("[data-proposals]");
    this.marks = form.querySelector("[data-marks]");
    this.rights = form.querySelector("[data-rights]");
    this.saved = document.querySelector("[data-saved]");
    this.left = document.querySelector("[data-left]");
    this.trouble = document.querySelector("[data-trouble]");
    this.waits = form.elements.waits;
    this.parked = form.elements.parked;
    this.waiting = [];
    this.meter = new Meter();
    document.documentElement.classList.add("has-script");
    form.addEventListener("answered", (event) => this.propose(event.detail));
    form.addEventListener("input", () => this.field.value.trim() === "" && this.propose(document.createElement("p")));
    form.addEventListener("input", (event) => event.detail !== kept && this.touch(event.target));
    form.addEventListener("draft:found", (event) => this.takeUp(new Map(event.detail)));
    form.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("click", (event) => this.take(event.target.closest("[data-theme]")?.dataset.theme));
    form.addEventListener("click", (event) => this.takeAway(event.target.closest("[data-take]")));
    form.addEventListener("submit", (event) => this.submit(event));
    this.saved.addEventListener("submit", (event) => this.undo(event));
    addEventListener("online", () => this.send());
    addEventListener("beforeunload", (event) => this.waiting.length > 0 && event.preventDefault());
    this.showSaved(document);
  }

  // The themes and rights that the answer speaks for, and what looks like somebody; what was chosen by hand stays.
  propose(page) {
    for (const place of [this.proposals, this.marks, this.rights]) {
      const [name] = Object.keys(place.dataset);
      place.replaceChildren(...(page.querySelector(`[data-${name}]`)?.childNodes ?? []));
    }
  }

  // What looks like something of a person goes out of the box.
  takeAway(button) {
    if (!button) return;
    this.field.value = this.field.value.replace(button.dataset.take, "…");
    button.closest("p").remove();
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  take(theme) {
    if (!theme) return;
    this.theme.value = theme;
    this.meter.touch("theme");
    this.keep();
    this.goOn();
  }

  goOn() {
    const done = this.form.querySelector("[name=done]:checked") ?? this.form.querySelector("[name=done]");
    done.focus();
  }

  press(event) {
    if (event.isComposing || event.altKey || event.metaKey) return;
    if (event.ctrlKey) return this.pressWithControl(event);
    const inWords = event.target === this.field;
    if (event.key === "Escape") this.field.focus();
    else if (event.key === "Enter" && !event.shiftKey) this.enter(event, inWords);
    else if (!inWords && event.target.closest("[data-keys]") && event.target.tagName !== "SELECT") this.letter(event);
  }

  pressWithControl(event) {
    if (event.key === "Enter") this.form.requestSubmit();
    const undo = this.saved.querySelector("form");
    if (event.key !== "z" || this.field.value !== "" || !undo) return;
    event.preventDefault();
    undo.requestSubmit();
  }

  enter(event, inWords) {
    if (event.target.tagName === "BUTTON" || event.target.tagName === "A") return;
    event.preventDefault();
    if (inWords && this.theme.value === "") this.take(this.proposals.querySelector("[data-theme]")?.dataset.theme);
    if (inWords || event.target.tagName === "SELECT") this.goOn();
    else this.form.requestSubmit();
  }

  // A single key, only while the choices have the focus: a digit takes a proposed theme, a letter what it stands for.
  letter(event) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const chosen = digit ? this.proposals.children[digit - 1] : this.form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!chosen) return;
    event.preventDefault();
    if ("focus" in chosen.dataset) chosen.focus();
    else if (chosen.tagName === "SELECT") this.next(chosen);
    else chosen.click();
    if (chosen.name === "done") chosen.focus();
  }

  next(select) {
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
    this.meter.touch(select.name);
    this.keep();
    this.form.querySelector("[data-status]").textContent = select.selectedOptions[0].textContent;
  }

  submit(event) {
    // A button that leads elsewhere, without a script to the answers or to a referral in a tab of its own, goes there.
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    const { q, theme, done, aid } = this.form.elements;
    if (q.value.trim() === "" && theme.value === "" && done.value === "" && !aid.checked) return this.tell("nothing");
    this.waiting.push(this.question());
    // What is undone is never the one before.
    this.saved.replaceChildren();
    this.begin();
    this.send();
  }

  question() {
    const question = new URLSearchParams(new FormData(this.form));
    unsent.forEach((name) => question.delete(name));
    Object.entries(this.meter.measured()).forEach(([name, value]) => question.set(name, value));
    return question;
  }

  // By hand, or by a draft.
  touch(field) {
    this.isOffered = false;
    if (field === this.field && field.value === "") this.unpark();
    if (field === this.form) this.putBack();
    else this.meter.touch(field.name);
    this.parted(field);
    this.holdWaiting();
  }

  // For somebody's work, or at the parenting shop: what was ticked last holds.
  parted({ name, checked }) {
    const other = { professional: "anonymous", anonymous: "professional" }[name];
    if (other && checked) this.form.elements[other].checked = false;
  }

  // What a draft put back was begun at another time; who can help is asked again.
  putBack() {
    this.meter.spoil();
    this.field.dispatchEvent(new Event("input"));
  }

  holdWaiting() {
    this.waits.value = this.waiting.length > 0 ? JSON.stringify(this.waiting.map(String)) : "";
  }

  // What waits goes along with the draft; once nothing is left that could be lost, there is none.
  keep() {
    this.holdWaiting();
    const isEmpty = this.waiting.length === 0 && !this.isBegun();
    if (isEmpty && !this.isOffered) this.form.dispatchEvent(new Event("draft:kept"));
    else if (!isEmpty) this.form.dispatchEvent(new CustomEvent("input", { detail: kept }));
  }

  isBegun() {
    const { q, theme, done } = this.form.elements;
    return [q, theme, done].some(({ value }) => value !== "") || this.form.querySelector("[type=checkbox]:checked") !== null;
  }

  // What waited when the browser stopped is sent first, under the ids it had; what was still being typed is offered by drafts.js.
  takeUp(found) {
    this.isOffered = ["q", "theme", "done"].some((name) => found.get(name));
    const questions = JSON.parse(found.get("waits") || "[]").map((question) => new URLSearchParams(question));
    this.waiting.push(...questions);
    if (questions.length > 0) this.send();
  }

  // An empty form for the next question, or the one that was laid aside.
  begin() {
    this.empty();
    this.form.elements.id.value = randomId();
    this.meter = new Meter();
    this.unpark();
    this.keep();
    if (!this.isBegun()) this.propose(document.createElement("p"));
    this.field.focus();
  }

  // Only the desk, and what was laid aside, stay what they were.
  empty() {
    const { q, place } = this.form.elements;
    const [chosen, parked] = [place.value, this.parked.value];
    this.form.reset();
    q.value = "";
    for (const select of this.form.querySelectorAll("select")) select.selectedIndex = 0;
    for (const box of this.form.querySelectorAll("input:checked")) box.checked = false;
    place.value = chosen;
    this.parked.value = parked;
  }

  // What was laid aside for a question that came back stands in the form again.
  unpark() {
    const parked = new URLSearchParams(this.parked.value);
    this.parked.value = "";
    if (parked.size === 0) return;
    this.tell();
    this.refill(parked);
  }

  // One after the other, the oldest first, until all are there.
  async send() {
    clearTimeout(this.later);
    if (this.sending) return;
    this.sending = true;
    while (this.waiting.length > 0) {
      const [question] = this.waiting;
      const { page, trouble, isRefused } = await this.post(this.form.action, question);
      const mustWait = trouble || (isRefused && this.field.value !== "");
      if (trouble) this.tell(trouble);
      if (mustWait) {
        this.later = setTimeout(() => this.send(), again);
        break;
      }
      this.waiting = this.waiting.filter((waits) => waits !== question);
      this.keep();
      if (isRefused) this.giveBack(page);
      else this.isThere(page);
    }
    this.sending = false;
  }

  async post(action, body) {
    try {
      const answer = await fetch(action, { method: "POST", body, cache: "no-store", signal: AbortSignal.timeout(patience) });
      if (answer.status === 401 || answer.status === 403 || !new URL(answer.url).pathname.includes("/balie")) return { trouble: "signedOut" };
      if (answer.status >= 500 || answer.status === 429) return { trouble: "waits" };
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Nothing else is a sign that the house kept it: not the page of a proxy, nor that of an address that is no more.
      if (!page.querySelector("form[data-desk]")) return { trouble: "waits" };
      return { page, isRefused: answer.status === 422 };
    } catch {
      return { trouble: "waits" };
    }
  }

  tell(trouble) {
    const said = trouble ? this.trouble.dataset[trouble] : "";
    if (this.trouble.textContent === said) return;
    const notice = Object.assign(document.createElement("p"), { className: "notice warn", textContent: said });
    this.trouble.replaceChildren(...(said ? [notice] : []));
  }

  isThere(page) {
    this.tell();
    this.showSaved(page);
  }

  // A release with other lists, mostly: the question stands in the form again, with what is wrong.
  giveBack(page) {
    this.refill(new FormData(page.querySelector("form[data-desk]")));
    this.trouble.replaceChildren(...page.querySelectorAll(".notice.bad"));
  }

  // What was saved last, and how many messages wait by then.
  showSaved(page) {
    if (page !== document) {
      this.saved.replaceChildren(...(page.querySelector("[data-saved]")?.childNodes ?? []));
      const left = page.querySelector("[data-left]");
      // What stays the same is not said again.
      if (left && left.textContent !== this.left.textContent) this.left.replaceChildren(...left.childNodes);
    }
    clearTimeout(this.gone);
    this.gone = setTimeout(() => this.saved.replaceChildren(), undoable);
  }

  // The question is taken back and stands in the form again; the next one, when it was begun, is laid aside until this one is saved.
  async undo(event) {
    event.preventDefault();
    // A button without an address of its own says that of the page, not that of its form.
    const action = event.submitter?.getAttribute("formaction") ?? event.target.action;
    const { page, trouble: failed } = await this.post(action, new URLSearchParams(new FormData(event.target)));
    if (failed) return this.tell(failed);
    this.field.focus();
    const trouble = [...page.querySelector("[data-trouble]").childNodes];
    this.trouble.replaceChildren(...trouble);
    if (!action.endsWith("/ongedaan")) return this.showSaved(page);
    this.saved.replaceChildren();
    if (trouble.length === 0) this.takeBack(new FormData(page.querySelector("form[data-desk]")));
  }

  takeBack(question) {
    const isBegun = this.isBegun();
    if (isBegun) this.parked.value = String(this.question());
    this.empty();
    this.refill(question);
    if (isBegun) this.tell("parked");
  }

  refill(question) {
    this.meter.spoil();
    for (const [name, value] of question) {
      if (unsent.includes(name)) continue;
      const field = this.form.elements[name];
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = true;
        this.parted(field);
      } else if (field) field.value = value;
    }
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// A UUIDv4. crypto.randomUUID is only there on a safe connection, and a house may try it on another.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const form = document.querySelector("form[data-desk]");
if (form) new Desk(form);
