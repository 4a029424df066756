// Who keeps the house: all of its pages, somebody new, somebody away, a session ended elsewhere, and who lost everything.
import assert from "node:assert/strict";
import { after } from "node:test";
import { openHouse } from "./own-house.mjs";
import { comesIn, comesInFirst, linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

/** Of which kind a page is: things that have one form, such as all services of the directory, are one. */
const kindOf = (path) =>
  path
    .replace(/^(.*?)(\?soort=\w+)?([?&#].*)?$/, "$1$2")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…")
    .replace(/^(\/beheer\/gids(?:\/\w+)?)\/(?!nieuw|vraag)[\w-]+$/, "$1/…");

/** Every kind of page behind the door that links lead to, looked over; gives how many there are. */
async function goesEverywhere(visitor) {
  const kinds = new Set();
  const toRead = ["/werk"];
  while (toRead.length > 0) {
    const path = toRead.shift();
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    await visitor.open(path);
    await visitor.fits();
    const hrefs = await visitor.page.locator("a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    toRead.push(...hrefs.filter((href) => /^\/(beheer|mijn|werk)\b/.test(href) && !href.endsWith(".csv")));
  }
  return kinds.size;
}

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`every page of the administration obeys the rules, ${how}`, options, async (visitor) => {
    await visitor.open(linkOf("administrator"));
    const pages = await goesEverywhere(visitor);
    assert(pages >= 12, `only ${pages} kinds of page were found`);
  });
}

journey("who watches the log gets around with the keyboard alone", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("data-protection-officer"));
  await visitor.tabTo(page.locator("main a[href='/beheer/logboek']"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/beheer/logboek");
  await visitor.lookOver();
  await visitor.tabTo(page.locator("main form button").first());
  await page.keyboard.press("Enter");
  await page.waitForURL("**/beheer/logboek?**");
  await visitor.lookOver();
  assert(await page.locator("main table, main .entries").count(), "nothing was found");
});

/** Invites somebody to the team, and gives the link on the page. */
async function invites(visitor, name, role) {
  const { page } = visitor;
  await visitor.open("/beheer/mensen/nieuw");
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=email]").fill(`${name.toLowerCase()}@voorbeeld.invalid`);
  await page.locator("[name=role]").selectOption(role);
  await page.locator("[name=team]").selectOption({ label: "Onthaal" });
  await visitor.press(page.locator("main form button").last());
  await visitor.fits();
  return page.locator(".link-once").innerText();
}

async function indexOf(options, name) {
  const texts = await options.allInnerTexts();
  const at = texts.findIndex((text) => text.includes(name));
  assert(at >= 0, `${name} is not among ${texts.join(" · ")}`);
  return at;
}

const own = await openHouse();
after(() => own.close());

journey("somebody new comes by invitation, stands in, and gets back in with the help of a colleague", { at: own.address }, async (visitor) => {
  const { page } = visitor;
  const onPaper = await comesInFirst(visitor, own.administrator("An", "an@voorbeeld.invalid"));
  assert(onPaper.length >= 8);

  // A team, and two invitations; this house sends no mail, so the links are given by hand.
  await visitor.open("/beheer/teams");
  await page.locator("[name=name]").fill("Onthaal");
  await visitor.press(page.locator("main form button").last());
  await invites(visitor, "Fien", "team-lead");
  const link = await invites(visitor, "Bo", "social-worker");
  const bo = await visitor.colleague({ width: 360 });
  const codes = await comesInFirst(bo, link);
  await bo.open("/werk");
  assert.match(await bo.page.locator("main").innerText(), /Onthaal/);

  // Bo lost the telephone and the codes on paper. Somebody else than who invited Bo helps.
  await bo.press(bo.page.locator("header form[action='/afmelden'] button"));
  const lost = await visitor.colleague({ width: 320, script: false });
  await lost.open("/aanmelden");
  await lost.page.locator("[name=email]").fill("bo@voorbeeld.invalid");
  await lost.page.locator("[name=password]").fill("vier ezels aan de Dijle");
  await lost.press(lost.page.locator("main form button").first());
  await lost.press(lost.page.locator("main a[href='/aanmelden/terugweg']"));
  await lost.fits();
  await lost.press(lost.page.locator("main form[action='/aanmelden/terugweg'] button"));
  await lost.fits();
  const said = await lost.page.locator(".link-once").innerText();

  const carl = await visitor.colleague();
  await comesInFirst(carl, own.administrator("Carl", "carl@voorbeeld.invalid"));
  await carl.open("/beheer/mensen");
  await carl.press(carl.page.getByRole("link", { name: "Bo", exact: true }));
  await carl.press(carl.page.locator("main a[href$='/terugweg']"));
  await carl.page.locator("[name=code]").fill(said);
  await carl.page.locator("[name=seen]").check();
  await carl.press(carl.page.locator("main form button").last());
  const again = await comesInFirst(lost, await carl.page.locator(".link-once").innerText());
  assert.notDeepEqual(again, codes, "the codes on paper are new");

  // Fien is away; until the end of the day Bo does her work, and sees so.
  await carl.press(carl.page.locator("main a.button"));
  await carl.press(carl.page.locator("main a[href$='/vervanging']"));
  await carl.fits();
  await carl.page.locator("[name=post]").selectOption({ index: await indexOf(carl.page.locator("[name=post] option"), "Fien") });
  const today = await carl.page.evaluate(() => new Date().toLocaleDateString("sv"));
  await carl.page.locator("[name=first_day]").fill(today);
  await carl.page.locator("[name=last_day]").fill(today);
  await carl.press(carl.page.locator("main form button").last());
  assert.match(await carl.page.locator("main").innerText(), /vervangt Fien/);
  await lost.open("/werk");
  assert.match(await lost.page.locator("main").innerText(), /vervangt Fien/);
});

journey("a session that was ended elsewhere, and what was typed meanwhile", { at: own.address }, async (visitor) => {
  const { page } = visitor;
  const email = "dina@voorbeeld.invalid";
  const onPaper = await comesInFirst(visitor, own.administrator("Dina", email));
  await visitor.open("/beheer/teams");
  await page.locator("[name=name]").fill("Huis van het Kind");

  const elsewhere = await visitor.colleague();
  await elsewhere.open("/mijn");
  await comesIn(elsewhere, email, onPaper);
  await elsewhere.press(elsewhere.page.getByRole("button", { name: "Beëindig alle andere" }));

  visitor.expectsRefusal = true;
  await page.locator("main form button").last().click();
  await page.getByRole("heading", { name: "Meld u eerst opnieuw aan" }).waitFor();
  await visitor.lookOver();
  await visitor.fits();
  const [door] = await Promise.all([page.waitForEvent("popup"), page.locator("main a.button").click()]);
  await door.waitForLoadState("load");
  await comesIn({ page: door }, email, onPaper);
  await door.close();
  await visitor.press(page.locator("main form button"));
  assert.match(await page.locator("main").innerText(), /Huis van het Kind/);
});
