// Asks the device for a passkey, and sends what it says as an ordinary form.
//
// <form data-passkey="get" or "create" data-ask="/where/the/question/is" hidden> with hidden fields token and credential;
// [data-without] beside it says what works without this script, [data-failed] in it that nothing came of the asking.
const kinds = {
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
};

class Passkey {
  constructor(form) {
    this.form = form;
    this.ask = kinds[form.dataset.passkey];
    this.button = form.querySelector("button");
    this.failed = form.querySelector("[data-failed]");
    form.hidden = false;
    form.parentElement.querySelector("[data-without]")?.remove();
    form.addEventListener("submit", (event) => this.submit(event));
  }

  async submit(event) {
    event.preventDefault();
    this.failed.hidden = true;
    this.button.disabled = true;
    try {
      await this.answer();
    } catch {
      // Called off, not known here, or no network: the page says what else there is.
      this.failed.hidden = false;
    } finally {
      this.button.disabled = false;
    }
  }

  async answer() {
    const asked = await fetch(this.form.dataset.ask, { method: "POST", headers: { accept: "application/json" }, cache: "no-store" });
    // Too long ago that somebody showed who they are: the page itself leads there.
    if (asked.status === 401) return location.reload();
    if (!asked.ok) throw new Error(asked.statusText);
    const { token, options } = await asked.json();
    const credential = await this.ask(options.publicKey);
    this.form.elements.token.value = token;
    this.form.elements.credential.value = JSON.stringify(credential);
    this.form.submit();
  }
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) new Passkey(form);
}
