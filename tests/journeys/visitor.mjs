// A visitor in a real browser. Whatever page they open is held against the rules for accessibility, in light and in dark, and
// a page that logs an error, breaks our content policy or fetches from elsewhere fails the journey.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const house = process.env.VOORDEUR_URL?.replace(/\/$/, "");
assert(house, "VOORDEUR_URL is not set: start `voordeur demo` and give its address");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** One story of one visitor: `journey("somebody asks", { width: 320 }, async (visitor) => { … })`. */
export function journey(name, options, story) {
  test(name, { timeout: 240_000 }, async () => {
    const visitor = await Visitor.enter(browser, options);
    try {
      await story(visitor);
      assert.deepEqual(visitor.trouble, [], "the browser was not content");
    } finally {
      await Promise.all([visitor, ...visitor.colleagues].map(({ context }) => context.close()));
    }
  });
}

export class Visitor {
  trouble = [];
  lost = [];
  abroad = [];
  colleagues = [];

  /**
   * `width`, `height`, `script: false`, `at` for another house than the demo, `alsoAt` for addresses that belong to the journey, and
   * what playwright takes: `colorScheme`, `forcedColors`, `locale` …
   */
  static async enter(browser, { width = 1280, height = 900, script = true, at = house, alsoAt = [], ...rest } = {}) {
    const visitor = new Visitor();
    visitor.homes = [at, ...alsoAt].map((address) => new URL(address).origin);
    visitor.context = await browser.newContext({
      baseURL: at,
      viewport: { width, height },
      locale: "nl-BE",
      timezoneId: "Europe/Brussels",
      reducedMotion: "reduce",
      ...rest,
    });
    await visitor.stayInTheHouse();
    if (!script) await visitor.refuseScripts();
    visitor.page = await visitor.context.newPage();
    visitor.listen();
    return visitor;
  }

  /** Somebody else in the same story, with a browser of their own. */
  async colleague(options = {}) {
    const colleague = await Visitor.enter(this.context.browser(), { at: this.homes[0], ...options });
    colleague.trouble = this.trouble;
    this.colleagues.push(colleague);
    return colleague;
  }

  /** Whatever lies elsewhere is an empty page, and is remembered. */
  async stayInTheHouse() {
    await this.context.route(
      (url) => !this.homes.includes(url.origin) && url.protocol.startsWith("http"),
      (route) => {
        this.abroad.push(route.request().url());
        return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Elders</title><h1>Elders</h1>" });
      },
    );
  }

  /** Our pages hold no script of their own, so refusing the files is enough; and axe, which needs script, still runs. */
  refuseScripts() {
    return this.context.route(
      (url) => url.pathname.endsWith(".js"),
      (route) => route.fulfill({ contentType: "text/javascript", body: "" }),
    );
  }

  listen() {
    this.page.on("requestfailed", (request) => this.lost.push(`${request.url()}: ${request.failure()?.errorText}`));
    this.page.on("pageerror", (error) => this.trouble.push(String(error)));
    this.page.on("console", (message) => {
      const expected = /status of [45]\d\d/.test(message.text()) && this.expectsRefusal;
      if (message.type() === "error" && !expected) this.trouble.push(`${this.page.url()}: ${message.text()}`);
    });
  }

  /** Opens a page and looks it over. */
  async open(path, { status = 200 } = {}) {
    this.expectsRefusal = status >= 400;
    const answer = await this.page.goto(path, { waitUntil: "load" });
    assert.equal(answer.status(), status, path);
    await this.lookOver();
  }

  /** Follows a link or presses a button, and looks over where it leads. */
  async press(locator) {
    const before = this.page.url();
    await locator.click();
    await this.page.waitForLoadState("load");
    assert.notEqual(this.page.url() + (await this.page.title()), before, "nothing happened");
    await this.lookOver();
  }

  /** The rules of accessibility, zero violations, with the colours of both schemes. */
  async lookOver() {
    await this.isDressed();
    await this.obeys(rules);
    const isDark = await this.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await this.page.emulateMedia({ colorScheme: isDark ? "light" : "dark" });
    await this.obeys({ type: "rule", values: ["color-contrast"] });
    await this.page.emulateMedia({ colorScheme: isDark ? "dark" : "light" });
  }

  /** The page is all there and has its style sheet; without it every other finding would be noise. */
  async isDressed() {
    const isDressed = await this.page.evaluate(async () => {
      if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
      return [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0);
    });
    assert(isDressed, `${this.page.url()} came without its style sheet\n${[...this.lost, ...this.trouble].join("\n")}`);
  }

  async obeys(runOnly) {
    await this.page.evaluate(axe.source);
    // From the top: what was scrolled half under the strip that stays is not what the page is like.
    const found = await this.page.evaluate(
      async (options) => {
        const { scrollX, scrollY } = globalThis;
        scrollTo(0, 0);
        const found = await globalThis.axe.run(document, options);
        scrollTo(scrollX, scrollY);
        return found;
      },
      { runOnly, resultTypes: ["violations"] },
    );
    const lines = found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n    ${node.any.map((fault) => fault.message).join("; ")}`),
    );
    assert.deepEqual(lines, [], `axe at ${this.page.url()}`);
  }

  /** Nothing has to be moved sideways to be read. */
  async fits() {
    const { wide, room } = await this.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    assert(wide <= room, `${this.page.url()} is ${wide} px wide on ${room} px`);
  }

  /** What a screen reader hears: role and name of everything on the page, as a tree. */
  heard(selector = "body") {
    return this.page.locator(selector).ariaSnapshot();
  }

  /** Presses Tab until the element has the focus; what is reached in between must show where one is. */
  async tabTo(locator, most = 60) {
    for (let step = 0; step < most; step += 1) {
      await this.page.keyboard.press("Tab");
      if (await locator.evaluate((element) => element === document.activeElement)) return;
    }
    assert.fail(`not reached with ${most} times Tab: ${locator}`);
  }
}

/** One page of every kind, found by following the links of the house from its front page, in each language. */
export async function pagesOfEveryKind() {
  const kinds = new Map();
  const toRead = ["/", "/board"];
  while (toRead.length > 0) {
    const path = toRead.shift();
    const kind = path.replace(/[?#].*$/, (rest) => (rest.startsWith("?") ? "?…" : "")).replace(/^((?:\/(?:en|fr|ar))?\/[a-z]+)\/[^/?]+/, "$1/…");
    if (kinds.has(kind)) continue;
    const answer = await fetch(house + path);
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) continue;
    kinds.set(kind, path);
    const html = await answer.text();
    const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href]) => href.replaceAll("&amp;", "&").replace(/#.*$/, ""));
    toRead.push(...links);
  }
  return [...kinds.values()];
}
