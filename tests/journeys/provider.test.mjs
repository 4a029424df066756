// In by a provider elsewhere: a real one, walked in a browser, and cheated in every way we could think of.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { freePort, openHouse } from "./own-house.mjs";
import { openProvider, settingsOf } from "./provider.mjs";
import { journey } from "./visitor.mjs";

const at = (port) => `http://localhost:${port}`;
const [port, ...others] = await Promise.all(Array.from({ length: 4 }, freePort));
const address = at(port);
const roles = new Map([["an", ["beleid"]]]);
const acm = await openProvider({ port: others[0], house: address, name: "acm", rolesOf: (who) => roles.get(who) ?? [] });
const other = await openProvider({ port: others[1], house: address, name: "ander" });
const trusted = "proves_both = true\nlinks_by_email = true\n";
const policy = `[[sign_in.providers.roles]]\nclaim = "rol"\nvalue = "beleid"\nrole = "policy"\n`;
const house = await openHouse(
  [
    settingsOf("acm", acm.issuer, trusted + policy),
    settingsOf("ander", other.issuer, trusted),
    settingsOf("weg", at(others[2]), trusted),
  ].join(""),
  port,
);
after(async () => {
  await house.close();
  await Promise.all([acm, other].map((provider) => provider.close().catch(() => {})));
});
await acquainted("acm", "ander");

/** Waits until the house knows these providers: it asks them beside the requests. */
async function acquainted(...names) {
  for (const name of names) {
    for (let tries = 0; (await fetch(`${address}/aanmelden/via/${name}`, { redirect: "manual" })).status !== 303; tries += 1) {
      assert(tries < 300, `the house does not know ${name}`);
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}

const alsoAt = [acm.issuer];

/** Signs in on the pages of the provider. */
async function signsInThere({ page }, who) {
  await page.locator("[name=login]").fill(who);
  await page.locator("[name=password]").fill("wat dan ook");
  await page.locator("button[type=submit]").click();
  await page.locator("form[action*='/interaction/'] button[type=submit]").click();
}

journey("an invitation is taken up at a provider, and what ends there ends here", { at: address, alsoAt, width: 390 }, async (visitor) => {
  const { page } = visitor;
  await visitor.open(new URL(house.administrator("An", "an@voorbeeld.invalid")).pathname);
  await visitor.fits();
  await page.getByRole("link", { name: "Of kom binnen met Aanbieder acm" }).click();
  await signsInThere(visitor, "an");
  await page.waitForURL(`${address}/werk`);
  await visitor.lookOver();
  assert.match(await page.locator("main").innerText(), /Beleidsmedewerker/);

  await visitor.press(page.locator("header form[action='/afmelden'] button"));
  await visitor.open("/mijn");
  await visitor.fits();
  roles.delete("an");
  await page.getByRole("link", { name: "Meld u aan met Aanbieder acm" }).click();
  await page.waitForURL(`${address}/mijn`);
  assert.match(await page.locator("main").innerText(), /Aanbieder acm/, "who knows her stands there");
  // A fresh proof of who she is: there, and back to where she was going.
  await visitor.open("/bevestigen?naar=/mijn/wachtwoord");
  await visitor.fits();
  await page.getByRole("link", { name: "Bevestig met Aanbieder acm" }).click();
  await page.locator("[name=login]").fill("an");
  await page.locator("[name=password]").fill("wat dan ook");
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/mijn/wachtwoord" || url.pathname.startsWith("/interaction/"));
  if (page.url().includes("/interaction/")) await page.locator("form[action*='/interaction/'] button[type=submit]").click();
  await page.waitForURL(`${address}/mijn/wachtwoord`);
  await visitor.open("/werk");
  assert.doesNotMatch(await page.locator("main").innerText(), /Beleidsmedewerker/, "a claim that is gone takes the role away");
  assert.match(await page.locator("main").innerText(), /Beheerder/, "what a person gave stays");

  await page.goto(`${acm.issuer}/session/end`);
  await page.locator("button[value=yes]").click();
  await page.waitForURL("**/session/end/success**");
  await visitor.open("/werk");
  assert.equal(new URL(page.url()).pathname, "/aanmelden");
});

journey("a provider that does not answer leaves the other ways open", { at: address, alsoAt, script: false, width: 320 }, async (visitor) => {
  await visitor.open("/aanmelden/via/weg", { status: 503 });
  await visitor.fits();
  await visitor.press(visitor.page.locator("main a.button"));
  assert.equal(await visitor.page.locator("[name=password]").count(), 1);
});

/** A browser without pages: keeps cookies for each host and port, and goes no step by itself. */
class Walker {
  jar = new Map();

  async go(url, form) {
    const { origin } = new URL(url);
    const cookies = this.jar.get(origin) ?? new Map();
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = form && new URLSearchParams(form);
    const answer = await fetch(url, { method: form ? "POST" : "GET", body, redirect: "manual", headers: { cookie, accept: "text/html" } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    this.jar.set(origin, cookies);
    return answer;
  }

  /** Leaves the house for a provider; gives the address it is sent to. */
  async leaves(name) {
    const answer = await this.go(`${address}/aanmelden/via/${name}`);
    assert.equal(answer.status, 303);
    return new URL(answer.headers.get("location"));
  }

  /** Signs in there, and gives the address with which it comes back. */
  async signsIn(there, who) {
    let url = there;
    for (let steps = 0; steps < 12; steps += 1) {
      const answer = await this.go(url);
      const next = answer.headers.get("location");
      if (next) {
        url = new URL(next, url);
        if (url.origin === address) return url;
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1];
      assert(prompt, `what to do at ${url}?`);
      const done = await this.go(url, { prompt, login: who, password: "wat dan ook" });
      url = new URL(done.headers.get("location"), url);
    }
    return assert.fail("walks in circles");
  }

  async comesBack(url) {
    const answer = await this.go(url);
    const inside = await this.go(`${address}/werk`);
    return [answer.status, inside.status];
  }
}

const link = () => new URL(house.administrator("Bo", "bo@voorbeeld.invalid")).pathname;
const refused = [422, 303];
const welcome = [303, 200];

/** Somebody signs in at a provider while `cheat` changes what passes through their hands. */
async function cheated(name, { there = (url) => url, back = (url) => url, then = () => {} } = {}) {
  const walker = new Walker();
  const left = there(await walker.leaves(name));
  const returned = back(await walker.signsIn(left, "bo"), walker);
  const outcome = await walker.comesBack(returned);
  await then(walker, returned);
  return outcome;
}

const withParam = (name, value) => (url) => {
  url.searchParams.set(name, value);
  return url;
};

test("whoever the provider vouches for comes in once, and no cheat does", { timeout: 120_000 }, async () => {
  link();
  const again = async (walker, url) => assert.equal((await walker.go(url)).status, 422, "an address used before");
  assert.deepEqual(await cheated("acm", { then: again }), welcome);
  assert.deepEqual(await cheated("acm", { there: withParam("nonce", "f".repeat(64)) }), refused, "another nonce");
  assert.deepEqual(await cheated("acm", { back: withParam("state", "f".repeat(64)) }), refused, "another state");
  assert.deepEqual(await cheated("acm", { back: withParam("code", "geraden") }), refused, "a guessed code");
  assert.deepEqual(await cheated("acm", { back: withParam("iss", other.issuer) }), refused, "another issuer");
  const elsewhere = (url) => new URL(url.href.replace("/terug/acm", "/terug/ander"));
  assert.deepEqual(await cheated("acm", { back: elsewhere }), refused, "at the door of another provider");
  const stranger = (url, walker) => (walker.jar.delete(address), url);
  assert.deepEqual(await cheated("acm", { back: stranger }), refused, "in a browser that never left");
});

test("a code belongs to the browser that went for it", { timeout: 60_000 }, async () => {
  const [victim, thief] = [new Walker(), new Walker()];
  const stolen = await victim.signsIn(await victim.leaves("acm"), "bo");
  const own = await thief.leaves("acm");
  const mixed = withParam("state", own.searchParams.get("state"))(stolen);
  assert.deepEqual(await thief.comesBack(mixed), refused);
});

test("whoever has no account here gets none by a provider", { timeout: 60_000 }, async () => {
  const walker = new Walker();
  const back = await walker.signsIn(await walker.leaves("acm"), "niemand");
  assert.deepEqual(await walker.comesBack(back), [403, 303]);
});

test("nobody but the provider ends a session", { timeout: 60_000 }, async () => {
  const says = (logout_token) => new Walker().go(`${address}/aanmelden/afgemeld/acm`, { logout_token });
  const made = (claims) => ["{\"alg\":\"none\"}", JSON.stringify(claims), ""].map((part) => Buffer.from(part).toString("base64url")).join(".");
  const now = Math.floor(Date.now() / 1000);
  const events = { "http://schemas.openid.net/event/backchannel-logout": {} };
  const token = made({ iss: acm.issuer, aud: "huis", sub: "bo", iat: now, exp: now + 60, jti: "x", events });
  for (const wrong of [token, "", "a.b.c"]) assert.equal((await says(wrong)).status, 400);
});
