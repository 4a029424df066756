// What somebody was writing and did not send: it is there again for them, for nobody else, and no longer than it may.
import assert from "node:assert/strict";
import { after } from "node:test";
import { openHouse } from "./own-house.mjs";
import { comesIn, comesInFirst } from "./staff.mjs";
import { journey } from "./visitor.mjs";

const own = await openHouse();
after(() => own.close());

const written = "Huis van het Kind";
const offer = (page) => page.getByRole("status").filter({ hasText: "U was hier al aan het schrijven" });

/** What lies in the browser, with the names. */
const lying = (page) => page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("klad.") && name !== "klad.browser"));

/** Somebody writes the name of a team, and stops. */
async function writes(visitor, text = written) {
  await visitor.open("/beheer/teams");
  await visitor.page.locator("[name=name]").pressSequentially(text);
  await visitor.page.waitForFunction(() => Object.keys(localStorage).length > 1);
  // What was written last is there too.
  await visitor.page.waitForTimeout(600);
}

/** Another tab in the same browser; the one they had is closed, as after a crash. */
async function opensAnew(visitor) {
  await visitor.page.close();
  visitor.page = await visitor.context.newPage();
  visitor.listen();
}

async function signsOut(visitor) {
  await visitor.press(visitor.page.locator("header form[action='/afmelden'] button"));
}

journey("what was written before a page was closed is offered, put back, kept, and then gone", { at: own.address }, async (visitor) => {
  await comesInFirst(visitor, own.administrator("Noor", "noor@voorbeeld.invalid"));
  await writes(visitor);
  const lies = await lying(visitor.page);
  assert.equal(lies.length, 1);
  assert.match(lies[0][0], /^klad\.[0-9a-f]{64}$/);
  assert.doesNotMatch(JSON.stringify(lies), /Huis|Kind|name|teams/);

  await opensAnew(visitor);
  await visitor.open("/en/beheer/teams");
  await visitor.page.getByRole("status").filter({ hasText: "already writing here" }).waitFor();
  await visitor.page.setViewportSize({ width: 320, height: 700 });
  await visitor.open("/beheer/teams");
  await offer(visitor.page).waitFor();
  await visitor.lookOver();
  await visitor.fits();
  assert.equal(await visitor.page.locator("[name=name]").inputValue(), "");
  await visitor.tabTo(visitor.page.getByRole("button", { name: "Zet terug" }));
  await visitor.page.keyboard.press("Enter");
  assert.equal(await visitor.page.locator("[name=name]").inputValue(), written);
  await visitor.page.getByRole("status").filter({ hasText: "staat er weer" }).waitFor();
  await visitor.lookOver();

  // A form that is given back stays a draft; one that was kept is none any more.
  const send = () => visitor.page.locator("main form button").last().click();
  await visitor.page.locator("[name=name]").evaluate((field) => field.removeAttribute("required"));
  visitor.expectsRefusal = true;
  await visitor.page.locator("[name=name]").fill("");
  await visitor.page.locator("[name=organization]").fill("Stad");
  // On a busy machine the page is there before its script has the key, and nobody types that fast.
  const key = visitor.page.waitForResponse((answer) => answer.url().endsWith("/mijn/kladjes/sleutel"));
  await send();
  await visitor.page.getByRole("alert").waitFor();
  await key;
  await visitor.page.waitForTimeout(600);
  const before = await lying(visitor.page);
  assert.equal(before.length, 1);
  await visitor.page.locator("[name=name]").fill(written);
  await visitor.page.waitForFunction(([name, lay]) => localStorage.getItem(name) !== lay, before[0]);
  await send();
  await visitor.page.getByText(written, { exact: true }).waitFor();
  await visitor.page.waitForFunction(() => Object.keys(localStorage).length === 1);
  await visitor.open("/beheer/teams");
  await visitor.page.waitForTimeout(500);
  assert.equal(await offer(visitor.page).count(), 0);
});

journey("a draft waits for who wrote it, and nobody else", { at: own.address }, async (visitor) => {
  const onPaper = await comesInFirst(visitor, own.administrator("Dina", "dina@voorbeeld.invalid"));
  await writes(visitor);

  // The session ends elsewhere while she is writing; the browser is closed, and she comes back in.
  const elsewhere = await visitor.colleague();
  await elsewhere.open("/mijn");
  await comesIn(elsewhere, "dina@voorbeeld.invalid", onPaper);
  await elsewhere.press(elsewhere.page.getByRole("button", { name: "Beëindig alle andere" }));
  await visitor.page.locator("[name=organization]").pressSequentially("Stad");
  await visitor.page.waitForTimeout(600);
  await opensAnew(visitor);
  await visitor.open("/beheer/teams");

  // First a colleague comes in at the same counter and finds nothing of hers.
  const jo = own.administrator("Jo", "jo@voorbeeld.invalid");
  await comesInFirst(visitor, jo);
  await visitor.open("/beheer/teams");
  await visitor.page.waitForTimeout(500);
  assert.equal(await offer(visitor.page).count(), 0);
  assert.equal((await lying(visitor.page)).length, 1);

  // A crash of the browser takes the cookie of a session, and not what lies in it.
  await visitor.context.clearCookies();
  await visitor.open("/beheer/teams");
  await comesIn(visitor, "dina@voorbeeld.invalid", onPaper);
  await visitor.page.waitForURL("**/beheer/teams");
  await offer(visitor.page).waitFor();
  await visitor.page.getByRole("button", { name: "Zet terug" }).click();
  assert.equal(await visitor.page.locator("[name=organization]").inputValue(), "Stad");

  // Who signs out leaves nothing behind.
  await signsOut(visitor);
  await visitor.page.waitForFunction(() => Object.keys(localStorage).length === 0);
  await visitor.open("/beheer/teams");
  await comesIn(visitor, "dina@voorbeeld.invalid", onPaper);
  await visitor.page.waitForURL("**/beheer/teams");
  await visitor.page.waitForTimeout(500);
  assert.equal(await offer(visitor.page).count(), 0);
});

journey("what somebody throws away, or left twelve hours ago, is gone", { at: own.address, width: 360, colorScheme: "dark" }, async (visitor) => {
  await comesInFirst(visitor, own.administrator("Bea", "bea@voorbeeld.invalid"));
  await writes(visitor);
  await opensAnew(visitor);
  await visitor.open("/beheer/teams");
  await offer(visitor.page).waitFor();
  await visitor.page.getByRole("button", { name: "Gooi weg" }).click();
  await visitor.page.getByRole("status").filter({ hasText: "Weggegooid" }).waitFor();
  assert.deepEqual(await lying(visitor.page), []);

  await writes(visitor);
  await visitor.page.evaluate(() => {
    const name = Object.keys(localStorage).find((name) => /^klad\.[0-9a-f]{64}$/.test(name));
    const lies = JSON.parse(localStorage.getItem(name));
    localStorage.setItem(name, JSON.stringify({ ...lies, at: lies.at - 12 * 60 * 60 * 1000 }));
  });
  await opensAnew(visitor);
  await visitor.open("/beheer/teams");
  await visitor.page.waitForTimeout(500);
  assert.equal(await offer(visitor.page).count(), 0);
  assert.deepEqual(await lying(visitor.page), []);
});

journey("a page leaves the screen when its session was ended elsewhere, and what was typed is there again", { at: own.address }, async (visitor) => {
  const email = "nele@voorbeeld.invalid";
  const onPaper = await comesInFirst(visitor, own.administrator("Nele", email));
  await visitor.open("/beheer/teams");
  await visitor.page.locator("[name=name]").pressSequentially(written);
  const elsewhere = await visitor.colleague();
  await elsewhere.open("/mijn");
  await comesIn(elsewhere, email, onPaper);
  await elsewhere.press(elsewhere.page.getByRole("button", { name: "Beëindig alle andere" }));
  // Somebody comes back to the tab.
  await visitor.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await visitor.page.waitForURL("**/aanmelden**");
  await visitor.lookOver();
  assert.doesNotMatch(await visitor.page.locator("main").innerText(), /team/i);
  await comesIn(visitor, email, onPaper);
  await visitor.page.waitForURL("**/beheer/teams");
  await offer(visitor.page).getByRole("button").first().click();
  assert.equal(await visitor.page.locator("[name=name]").inputValue(), written);
});
