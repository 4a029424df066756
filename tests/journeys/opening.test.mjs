// When the house is open: looked at before it is kept, seen by visitors at once, and put back.
import assert from "node:assert/strict";
import { linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

/** The day on which the sample house stands, and the field of that day in the week. */
const today = () => new Date().toLocaleDateString("sv", { timeZone: "Europe/Brussels" });

const keep = ({ page }) => page.locator("form[action$='/uren'] .buttons button").first();
const look = ({ page }) => page.locator("form[action$='/uren'] button[name=look]");

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`an administrator closes the house for a day and opens it again, ${how}`, options, async (visitor) => {
    const { page } = visitor;
    await visitor.open(linkOf("administrator"));
    await visitor.open("/beheer/huis");
    await visitor.press(page.locator("main a[href='/beheer/uren']"));
    await visitor.fits();
    const reason = `Stroompanne ${options.width ?? "groot"}`;

    // Looking keeps nothing.
    const row = (await page.locator("input[name^=from-]").count()) - 1;
    await page.locator(`[name=from-${row}]`).fill(today());
    await page.locator(`[name=nl-${row}]`).fill(reason);
    await look(visitor).click();
    await page.getByText("Zo ziet het eruit.").waitFor();
    await visitor.lookOver();
    await visitor.fits();
    assert.match(await page.locator("section[aria-labelledby=weken]").innerText(), new RegExp(reason));
    const guest = await visitor.colleague({ width: 360 });
    await guest.open("/vandaag");
    assert.doesNotMatch(await guest.page.locator("main").innerText(), new RegExp(reason));

    // A day that was forgotten is said beside its line.
    await page.locator(`[name=nl-${row + 1}]`).fill("Vorming");
    visitor.expectsRefusal = true;
    await keep(visitor).click();
    await page.locator(`#from-${row + 1}-wrong`).waitFor();
    await visitor.lookOver();
    await page.locator(`[name=nl-${row + 1}]`).fill("");
    await keep(visitor).click();
    await page.locator("section[aria-labelledby=versies] .entries").waitFor();
    await visitor.lookOver();
    await visitor.fits();
    await guest.open("/vandaag");
    assert.match(await guest.page.locator("main").innerText(), new RegExp(reason));
    await guest.open("/board");
    assert.match(await guest.page.locator("body").innerText(), new RegExp(reason));

    // And back to what it was.
    await page.locator("form[action$='/versies/0/terug'] button").click();
    await page.getByText("Nu gelden de uren uit het bestand van de gids.").waitFor();
    await visitor.lookOver();
    await guest.open("/vandaag");
    assert.doesNotMatch(await guest.page.locator("main").innerText(), new RegExp(reason));
  });
}

journey("of two who keep the hours, the second sees both", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("administrator"));
  const second = await visitor.colleague({ width: 320 });
  await second.open(linkOf("administrator"));
  await visitor.open("/beheer/uren");
  await second.open("/beheer/uren");
  await page.locator("#saturday").fill("10-12");
  await keep(visitor).click();
  await page.locator("section[aria-labelledby=versies] .entries").waitFor();
  await second.page.locator("#saturday").fill("14-16");
  second.expectsRefusal = true;
  visitor.expectsRefusal = true;
  await keep(second).click();
  await second.page.getByRole("alert").waitFor();
  await second.lookOver();
  await second.fits();
  assert.match(await second.page.getByRole("alert").innerText(), /zaterdag: 10:00-12:00/);
  assert.equal(await second.page.locator("#saturday").inputValue(), "14-16");
  await page.locator("form[action$='/versies/0/terug'] button").click();
  await page.getByText("Nu gelden de uren uit het bestand van de gids.").waitFor();
});

journey("what was only looked at is still a draft", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("administrator"));
  await visitor.open("/beheer/uren");
  await page.locator("[name=monday]").fill("7-8");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => /^klad\.[0-9a-f]{64}$/.test(name)));
  await look(visitor).click();
  await page.getByText("Zo ziet het eruit.").waitFor();
  await visitor.open("/beheer/uren");
  await page.locator("[data-restore]").click();
  assert.equal(await page.locator("[name=monday]").inputValue(), "7-8");
});
