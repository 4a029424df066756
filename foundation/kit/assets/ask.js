// Answers while somebody types. The question travels by POST only: never in an address, never in the history.
//
// <form data-ask="/vraag" …> with one text field; <div data-answers> receives the answers as HTML, <p data-status role="status">
// says how many there are (its sentence comes from the answer's [data-said]).
const pause = 180;
const rest = 700;

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
  }

  wait() {
    clearTimeout(this.quick);
    clearTimeout(this.full);
    if (this.field.value.trim().length < 3) return this.clear();
    this.quick = setTimeout(() => this.ask("letters"), pause);
    this.full = setTimeout(() => this.ask("meaning"), rest);
  }

  async ask(depth) {
    const question = this.field.value;
    if (`${depth} ${question}` === this.asked) return;
    this.asked = `${depth} ${question}`;
    this.running?.abort();
    this.running = new AbortController();
    this.answers.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams(new FormData(this.form));
      body.set("depth", depth);
      const answer = await fetch(this.form.dataset.ask, { method: "POST", body, signal: this.running.signal, cache: "no-store" });
      if (answer.ok) this.show(await answer.text());
    } catch {
      // Without network the button still works, and says so itself.
    }
    this.answers.removeAttribute("aria-busy");
  }

  show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = page.querySelector("[data-answers]") ?? page.body;
    this.answers.replaceChildren(...found.childNodes);
    const said = this.answers.querySelector("[data-said]");
    if (said && this.status.textContent !== said.dataset.said) this.status.textContent = said.dataset.said;
  }

  clear() {
    this.running?.abort();
    this.asked = "";
    this.answers.replaceChildren();
    this.status.textContent = "";
  }

  links() {
    return [...this.answers.querySelectorAll("a[data-answer], .danger a, .answer a.card-main")];
  }

  stepIn(event) {
    if (event.key !== "ArrowDown") return;
    const [first] = this.links();
    if (!first) return;
    event.preventDefault();
    first.focus();
  }

  step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const links = this.links();
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    (links[at + by] ?? (by < 0 ? this.field : links[at])).focus();
  }
}

const form = document.querySelector("form[data-ask]");
if (form) new Ask(form);
