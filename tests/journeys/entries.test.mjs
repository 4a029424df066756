// What is said of a service: looked at before it is kept, seen by visitors and found at once, and put back.
import assert from "node:assert/strict";
import { linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

const keep = ({ page }) => page.locator("form[data-draft] > .buttons button").first();
const look = ({ page }) => page.locator("form[data-draft] button[name=look]");

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`a desk worker mends what is said of a service, ${how}`, options, async (visitor) => {
    const { page } = visitor;
    const word = options.width ? "Kinderbank" : "Luierhulp";
    await visitor.open(linkOf("desk-worker"));
    await visitor.open("/werk");
    await visitor.press(page.locator("main a[href='/beheer/gids']"));
    await visitor.fits();
    await page.locator("#zoek").fill("pamper");
    await page.locator("#zoek").press("Enter");
    await visitor.press(page.locator("main a[href='/beheer/gids/sh-pamperbank']"));
    await visitor.fits();

    // Hours without days are said beside their row, and looking keeps nothing.
    await page.locator("#name").fill(word);
    await page.locator("#p1-h2-opens").fill("7u");
    await page.locator("#p1-h2-closes").fill("19.13");
    visitor.expectsRefusal = true;
    await look(visitor).click();
    await page.getByText("Op welke dagen van de week is dit?").first().waitFor();
    await visitor.lookOver();
    await page.locator("#p1-h2-day input").first().check();
    await look(visitor).click();
    await page.locator("#zo").waitFor();
    await visitor.lookOver();
    await visitor.fits();
    assert.match(await page.locator("section[aria-labelledby=zo]").innerText(), /19[.:]13/);
    const guest = await visitor.colleague({ width: 360 });
    await guest.open("/aanbod/sh-pamperbank");
    assert.doesNotMatch(await guest.page.locator("main").innerText(), new RegExp(word));

    await keep(visitor).click();
    await page.getByText("Bewaard. Bezoekers zien het nu zo.").waitFor();
    await visitor.lookOver();
    await visitor.fits();
    await guest.open("/aanbod/sh-pamperbank");
    assert.match(await guest.page.locator("main").innerText(), new RegExp(word));

    // And back to what the file says.
    await page.locator("form[action$='/versies/0/terug'] button").click();
    await page.getByText("Eén dienst").waitFor();
    await visitor.lookOver();
    await guest.open("/aanbod/sh-pamperbank");
    assert.match(await guest.page.locator("main").innerText(), /Pamperbank/);
  });
}

journey("a question of the day goes with a service in two presses", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.open("/balie/vandaag");
  await visitor.press(page.locator("form[action='/beheer/gids/vraag'] button").first());
  assert.notEqual(await page.locator("#words").inputValue(), "");
  await visitor.lookOver();
  await page.locator("#words").fill("ik zoek slabbetjes met gele eendjes");
  await page.locator("#other").selectOption("sh-pamperbank");
  await page.locator("button[name=keep]").click();
  await page.getByText("Bewaard. Bezoekers zien het nu zo.").waitFor();
  const guest = await visitor.colleague({ width: 360 });
  await guest.open("/");
  await guest.page.locator("textarea, input[name=q]").first().fill("slabbetjes met gele eendjes");
  await guest.page.keyboard.press("Enter");
  await guest.page.getByText("Pamperbank").first().waitFor();
});

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`a desk worker keeps the rest of the directory, ${how}`, options, async (visitor) => {
    const { page } = visitor;
    await visitor.open(linkOf("desk-worker"));
    for (const kind of ["organisaties", "plaatsen", "themas", "elders", "lijnen"]) {
      await visitor.open("/beheer/gids");
      await visitor.press(page.locator(`main a[href='/beheer/gids?soort=${kind}']`));
      await visitor.fits();
      await visitor.press(page.locator("main .entries a").first());
      await visitor.fits();
      await look(visitor).click();
      await page.locator("#zo").waitFor();
      await visitor.lookOver();
      await visitor.fits();
    }

    // The page of a line says where people see it, and takes no number that cannot be called.
    await page.getByText("Waar men deze lijn ziet").waitFor();
    await page.locator("#number").fill("bel maar 112");
    visitor.expectsRefusal = true;
    await keep(visitor).click();
    await page.getByText("Dit nummer kan niet gebeld worden.").first().waitFor();
    await visitor.lookOver();
    await visitor.fits();
  });
}
