// A partner gets a link, keeps its own sittings on a telephone, and says that all is still true.
import assert from "node:assert/strict";
import { linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

/** A link for a partner that sits in the house every week, as somebody at the desk makes it. */
async function made(visitor) {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  await visitor.press(page.locator("main a[href='/partners']"));
  await visitor.fits();
  await visitor.press(page.locator("form[action='/partners/agii/link'] button").first());
  await visitor.fits();
  return new URL(await page.locator(".link-once").innerText()).pathname;
}

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`a partner keeps its own hours, ${how}`, options, async (visitor) => {
    const link = await made(visitor);
    const partner = await visitor.colleague(options);
    const { page } = partner;
    await partner.open(link);
    await partner.fits();

    const row = page.locator("section[aria-labelledby=weken] li").first();
    await row.locator("summary").click();
    await partner.fits();
    await row.locator("input[name=reason]").fill("Opleiding van de ploeg");
    await partner.press(row.locator("details button"));
    await partner.fits();
    const said = page.locator("section[aria-labelledby=afwijkend] li", { hasText: "Opleiding van de ploeg" });
    assert.equal(await said.count(), 1);

    const anybody = await visitor.colleague({ width: 320 });
    await anybody.open("/aanbod/agii-inburgering");
    assert.match(await anybody.page.locator("main").innerText(), /Opleiding van de ploeg/);

    // In another room instead, by the form, which begins with that sitting and day.
    await partner.press(said.getByRole("button"));
    await partner.press(page.locator("section[aria-labelledby=weken] li a").first());
    const form = page.locator("form:has(#reason)");
    await form.locator("#change").selectOption("room");
    partner.expectsRefusal = true;
    await partner.press(form.getByRole("button"));
    assert.match(await page.locator(".notice.bad").innerText(), /In welke zaal/);
    await partner.fits();
    await form.locator("#room").fill("Zolderkamer");
    await partner.press(form.getByRole("button"));
    assert.match(await page.locator("section[aria-labelledby=weken]").innerText(), /Zolderkamer/);
    await partner.press(page.locator("section[aria-labelledby=afwijkend] li button").first());

    if (await page.locator("form[action$='/klopt'] button").count()) await partner.press(page.locator("form[action$='/klopt'] button"));
    assert.match(await page.locator(".notice.good").innerText(), /Dank u/);
    await partner.fits();

    // Withdrawn, it opens nothing any more.
    await visitor.press(visitor.page.locator("form[action='/partners/agii/link/intrekken'] button"));
    await partner.open(link, { status: 410 });
    assert.match(await page.locator("h1").innerText(), /werkt niet meer/);
  });
}
