import assert from "node:assert/strict";
import { house, journey } from "./visitor.mjs";

journey("somebody narrows the offer and opens a service", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open("/aanbod");
  const all = await page.locator("main a.card-main").count();
  const filter = page.locator("main form select, main form input[type=checkbox], main form input[type=radio]").first();
  if ((await filter.evaluate((field) => field.tagName)) === "SELECT") await filter.selectOption({ index: 1 });
  else await filter.check();
  await visitor.press(page.locator("main form button").first());
  const fewer = await page.locator("main a.card-main").count();
  assert(fewer > 0 && fewer < all, `${fewer} of ${all} are left`);
  assert.notEqual(new URL(page.url()).search, "", "the choice cannot be shared");
  await visitor.press(page.locator("main a.card-main").first());
  await visitor.press(page.locator("a[href$='/kaart']"));
});

journey("the card prints on one A6 sheet", {}, async (visitor) => {
  const { page } = visitor;
  await page.goto("/aanbod");
  const service = await page.locator("main a.card-main").first().getAttribute("href");
  for (const path of [`${service}/kaart`, `/fr${service}/kaart`, `/ar${service}/kaart`]) {
    await visitor.open(path);
    await page.emulateMedia({ media: "print" });
    const sheet = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sides = sheet.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/).slice(1).map(Number).sort((one, other) => one - other);
    assert(Math.abs(sides[0] - 297.6) < 2 && Math.abs(sides[1] - 419.5) < 2, `${path} is ${sides} points, not A6`);
    assert.equal(sheet.match(/\/Type\s*\/Page\b/g).length, 1, `${path} needs more than one sheet`);
    await page.emulateMedia({ media: "screen" });
  }
});

journey("the board in the hall is fetched anew, with script and without", {}, async (visitor) => {
  const answer = await visitor.page.goto("/board");
  const seconds = Number(answer.headers().refresh);
  assert(seconds >= 15 && seconds <= 120, `Refresh: ${answer.headers().refresh}`);
  const letters = await visitor.page.locator("h1").evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
  assert(letters >= 32, `the board is written in ${letters} px`);
  await visitor.lookOver();
});

journey("what is not there offers the search", {}, async (visitor) => {
  await visitor.open("/bestaat-niet", { status: 404 });
  await visitor.page.locator("main [name=q], form [name=q]").first().fill("hulp bij facturen");
  await visitor.page.keyboard.press("Tab");
  await visitor.press(visitor.page.locator("form[action$='/vraag'] button"));
  assert.equal(visitor.page.url(), `${house}/vraag`);
});

journey("a screen reader hears the house in order", {}, async (visitor) => {
  await visitor.open("/");
  const heard = await visitor.heard();
  const marks = ["banner", "main", "contentinfo"].map((role) => heard.indexOf(`- ${role}`));
  assert(marks.every((at) => at >= 0), heard);
  assert.match(heard, /textbox "[^"]{10,}"/, "the question box has no name");
  assert.match(heard, /heading "[^"]+" \[level=1\]/);
  await visitor.open("/vandaag");
  const levels = await visitor.page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  assert(levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1), `headings skip: ${levels}`);
});

journey("somebody says what is wrong on a page", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open("/aanbod");
  await visitor.press(page.locator("main a.card-main").first());
  await visitor.press(page.locator("a[href$='/verbeteren']"));
  await page.locator("main textarea").fill(" ");
  visitor.expectsRefusal = true;
  await visitor.press(page.locator("main form button"));
  assert(await page.locator("[aria-invalid=true]").isVisible());
  await page.locator("main textarea").fill("Het uur van dinsdag klopt niet.");
  await visitor.press(page.locator("main form button"));
  assert.match(page.url(), /\/verbeterd$/);
});
