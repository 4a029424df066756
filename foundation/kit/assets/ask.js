// Answers while somebody types. The question travels by POST only: never in an address, never in the history.
//
// <form data-ask="/vraag"> with one field named q; [data-answers] receives the answers; [data-status] (role="status") says
// what [data-said] of the answers says. Where anything fails, the form is sent as it is without script. A form with data-ask-only
// is sent by somebody else: here it only asks while somebody types, and hears of each answer by the event "answered".
const pause = 180;
const rest = 700;
const least = 3;

class Ask {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("[name=q]");
    this.answers = document.querySelector("[data-answers]");
    this.status = document.querySelector("[data-status]");
    this.asked = "";
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.stepIn(event));
    this.answers.addEventListener("keydown", (event) => this.step(event));
    this.isSentElsewhere = "askOnly" in form.dataset;
    if (!this.isSentElsewhere) form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("reset", () => this.clear());
    if (this.isSentElsewhere) new EventSource("/live").addEventListener("turn", () => this.askAnew());
  }

  // A short pause is answered by letters alone, a longer one by meaning.
  wait() {
    clearTimeout(this.quick);
    clearTimeout(this.full);
    if (this.field.value.trim().length < least) return this.clear();
    this.quick = setTimeout(() => this.ask("letters"), pause);
    this.full = setTimeout(() => this.ask("meaning"), rest);
  }

  async submit(event) {
    event.preventDefault();
    clearTimeout(this.quick);
    clearTimeout(this.full);
    const found = await this.ask("meaning");
    if (found) this.answers.scrollIntoView({ block: "start" });
    else this.form.submit();
  }

  // What was answered may be otherwise by now: a sitting is full, or somebody stays away.
  askAnew() {
    if (this.asked === "") return;
    this.asked = "";
    this.ask("meaning");
  }

  // Asks, and tells whether answers are shown for this question.
  async ask(depth) {
    const question = `${depth} ${this.field.value}`;
    if (question === this.asked) return true;
    this.running?.abort();
    this.running = new AbortController();
    this.answers.setAttribute("aria-busy", "true");
    try {
      const html = await this.fetch(depth, this.running.signal);
      if (html === null) return false;
      this.asked = question;
      this.show(html);
      return true;
    } catch (fault) {
      return fault.name === "AbortError";
    } finally {
      this.answers.removeAttribute("aria-busy");
    }
  }

  async fetch(depth, signal) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("depth", depth);
    // What goes along with a draft is nobody else's.
    this.form.querySelectorAll("[data-unsent]").forEach(({ name }) => body.delete(name));
    const answer = await fetch(this.form.dataset.ask, { method: "POST", body, signal, cache: "no-store" });
    return answer.ok ? answer.text() : null;
  }

  show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = page.querySelector("[data-answers]") ?? page.body;
    this.answers.replaceChildren(...found.childNodes);
    const said = this.answers.querySelector("[data-said]")?.dataset.said ?? "";
    if (this.status.textContent !== said) this.status.textContent = said;
    this.form.dispatchEvent(new CustomEvent("answered", { detail: page }));
  }

  clear() {
    clearTimeout(this.quick);
    clearTimeout(this.full);
    this.running?.abort();
    this.asked = "";
    this.answers.replaceChildren();
    this.status.textContent = "";
  }

  /** What can be opened or pressed in the answers. */
  links() {
    return [...this.answers.querySelectorAll("a, button")];
  }

  // From the end of the question, the arrow leads into the answers; Enter asks.
  stepIn(event) {
    if (event.key === "Enter" && !this.isSentElsewhere && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    }
    const [first] = this.links();
    if (event.key !== "ArrowDown" || !first || this.field.selectionEnd < this.field.value.length) return;
    event.preventDefault();
    first.focus();
  }

  step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = this.links();
    const at = links.indexOf(document.activeElement);
    if (!by || at < 0) return;
    event.preventDefault();
    const next = links[at + by] ?? (by < 0 ? this.field : links[at]);
    next.focus();
  }
}

const form = document.querySelector("form[data-ask]");
if (form) new Ask(form);
