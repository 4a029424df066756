// Somebody is handed over warmly, the partner answers by a link, and the sender sees how it ended.
import assert from "node:assert/strict";
import { linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

/** Makes a referral by the keyboard alone; gives the link for the partner. */
async function handsOver(visitor) {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.press(page.locator("nav a[href='/doorverwijzingen']"));
  assert(await page.locator("main .row").count(), "the sample list is empty");
  await visitor.press(page.locator("main a[href='/doorverwijzingen/nieuw']"));
  await page.locator("#service").selectOption("sh-huurbegeleiding");
  await page.locator("[name=kind][value=called-together]").check({ force: true });
  await page.locator("#theme").selectOption("housing");
  await page.locator("#need").fill("Huur opgezegd, zoekt raad");
  await visitor.press(page.locator("main form button[type=submit]"));
  await visitor.press(page.locator("form[action$='/link'] button"));
  return new URL(await page.locator(".link-once").innerText()).pathname;
}

journey("a warm handover comes back with an ending", {}, async (visitor) => {
  const { page } = visitor;
  const link = await handsOver(visitor);
  await visitor.fits();

  const partner = await visitor.colleague({ script: false, width: 320, colorScheme: "dark" });
  await partner.open(link);
  await partner.fits();
  await partner.page.locator("[name=answer][value=taken-up]").check();
  await partner.press(partner.page.locator("main form button[type=submit]"));
  await partner.fits();
  assert.match(await partner.page.locator(".notice").innerText(), /Dank u/);
  // A slip of the finger is corrected with another tap.
  await partner.page.locator("[name=answer][value=helped]").check();
  await partner.page.locator("main form button[type=submit]").click();
  await partner.page.getByText("Genoteerd: Geholpen").waitFor();

  await visitor.press(page.locator("nav a[href='/doorverwijzingen']").first());
  const line = page.locator("main .row", { hasText: "Geholpen" }).filter({ hasText: "Huurbegeleiding" }).first();
  await visitor.press(line.locator("h2 a"));
  assert.match(await page.locator("main").innerText(), /met de link/);
  await visitor.press(page.locator("main a[href='/aanbod/sh-huurbegeleiding']"));
  await page.goBack();
  await visitor.press(page.locator("form[action$='/gezien'] button"));
  await visitor.press(page.locator("main a[href='/doorverwijzingen/cijfers']"));
  await visitor.fits();
});

journey("a slow page, pressed twice, is one referral", { script: false }, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.open("/doorverwijzingen/nieuw");
  const heard = [];
  await page.route("**/doorverwijzingen/nieuw", async (route) => {
    if (heard.length) return route.continue();
    // The house has it, and its answer is not there yet.
    const answer = await route.fetch({ maxRedirects: 0, headers: { ...route.request().headers(), origin: new URL(route.request().url()).origin } });
    heard.push(answer.headers().location);
  });
  await page.locator("#service").selectOption("sh-huurbegeleiding");
  await page.locator("[name=kind][value=walked-over]").check({ force: true });
  const button = page.locator("main form button[type=submit]");
  await button.scrollIntoViewIfNeeded();
  const { x, y } = await button.boundingBox();
  await page.mouse.click(x + 9, y + 9);
  for (let waited = 0; !heard.length && waited < 100; waited += 1) await page.waitForTimeout(50);
  await page.mouse.click(x + 9, y + 9);
  // The first way there was given up for the second, which waiting for an address takes for a fault.
  for (let waited = 0; new URL(page.url()).pathname !== heard[0] && waited < 200; waited += 1) await page.waitForTimeout(50);
  assert.equal(new URL(page.url()).pathname, heard[0]);
  await visitor.lookOver();
  await visitor.open("/doorverwijzingen");
  assert.equal(await page.locator(`main .row h2 a[href='${heard[0]}']`).count(), 1);
  await visitor.open(heard[0]);
  await visitor.press(page.locator("form[action$='/ongedaan'] button"));
});

journey("the list on a small telephone, at night, without script", { script: false, width: 320, colorScheme: "dark" }, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.open("/doorverwijzingen");
  await visitor.fits();
  const refused = page.locator("main .row", { hasText: "Geen plaats" }).first();
  await visitor.press(refused.locator("h2 a"));
  await visitor.fits();
  await visitor.press(page.locator("form[action$='/volgende'] button"));
  await visitor.fits();
  await visitor.press(page.locator("form[action$='/ongedaan'] button"));
});

journey("a slip on paper, and what its holder says with it later", { width: 360 }, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.open("/doorverwijzingen");
  await visitor.press(page.locator("main .row", { hasText: "Huurbegeleiding" }).first().locator("h2 a"));
  await visitor.press(page.locator("form[action$='/briefje'] button"));
  await visitor.fits();
  const code = await page.locator(".slip-code").innerText();
  const person = await visitor.colleague({ script: false, width: 320 });
  await person.open("/hielp");
  await person.fits();
  await person.page.locator("#slip").fill(code.toLowerCase().replace("-", " "));
  await person.page.locator("[name=helped][value=ja]").check();
  await person.press(person.page.locator("main form button[type=submit]"));
  assert.match(await person.page.locator("main").innerText(), /Dank u/);
});

journey("who it is reaches the partner with a yes and a code, and goes when it is taken back", { width: 360 }, async (visitor) => {
  const { page } = visitor;
  const link = await handsOver(visitor);
  await visitor.press(page.locator("main a[href$='/delen']"));
  await visitor.fits();
  // Only what is ticked gets a field.
  assert.equal(await page.locator("#phone").isVisible(), false);
  await page.locator("#recipient").selectOption("social-work");
  await page.locator("[name=with_name]").check();
  await page.locator("#name").fill("Iemand Zonder-Voorbeeld");
  await page.locator("[name=informed]").check();
  await page.locator("#agreed").selectOption("spoken");
  await visitor.press(page.locator("main form[action$='/delen'] button[type=submit]"));
  await visitor.fits();
  const card = await page.locator(".person-card").innerText();
  assert.match(card, /Iemand Zonder-Voorbeeld/);
  await visitor.press(page.locator("button[value=verbeter]"));
  assert.equal(await page.locator("#name").inputValue(), "Iemand Zonder-Voorbeeld");
  await visitor.press(page.locator("main form[action$='/delen'] button[type=submit]"));
  await visitor.press(page.locator("button[value=deel]"));
  await visitor.fits();
  await visitor.press(page.locator("form[action$='/code'] button"));
  const code = await page.locator(".link-once").innerText();

  const partner = await visitor.colleague({ script: false, width: 320, colorScheme: "dark" });
  await partner.open(link);
  await partner.fits();
  assert.doesNotMatch(await partner.page.locator("main").innerText(), /Zonder-Voorbeeld/);
  await partner.page.locator("#code").fill(code);
  await partner.press(partner.page.locator("form[action$='/kaart'] button"));
  await partner.fits();
  assert.equal(await partner.page.locator(".person-card").innerText(), card);

  await visitor.press(page.locator("form[action$='/kaart/terug'] button"));
  await partner.open(link);
  assert.match(await partner.page.locator("main").innerText(), /deelt dit niet meer/);
});

journey("a school sends a family on, and sees that there was contact", { width: 360 }, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.open("/doorverwijzingen");
  await visitor.press(page.locator("main a[href='/doorverwijzingen/ontvangen']"));
  await visitor.lookOver();
  await visitor.fits();
  await page.locator("#sender").selectOption("school");
  await page.locator("#name").fill("Basisschool aan de Dijle");
  await page.locator("#service").selectOption("sh-huurbegeleiding");
  await page.locator("#need").fill("Kind komt moe op school");
  await visitor.press(page.locator("main form button[type=submit]"));
  await visitor.fits();
  const own = new URL(page.url()).pathname;
  await visitor.press(page.locator("form[action$='/terugkoppeling'] button"));
  await visitor.fits();
  const link = new URL(await page.locator(".link-once").innerText()).pathname;
  const school = await visitor.colleague({ script: false, width: 320, colorScheme: "dark" });
  await school.open(link);
  await school.fits();
  assert.match(await school.page.locator("main").innerText(), /Er was nog geen contact/);
  await visitor.open(own);
  await page.locator("#via").selectOption("person");
  await page.locator("[name=answer][value=first-contact]").check({ force: true });
  await visitor.press(page.locator("form[action$='/antwoord'] button[type=submit]"));
  await school.open(link);
  assert.match(await school.page.locator("main").innerText(), /Er was contact/);
});
