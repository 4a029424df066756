// Somebody at the desk writes a partner a letter, prints it, posts it, and takes that back; the code on the paper opens the page.
import assert from "node:assert/strict";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { linkOf } from "./staff.mjs";
import { house, journey } from "./visitor.mjs";

/** What a telephone reads in the code of a letter. */
async function readFrom(code) {
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

for (const [how, options, partner] of [["with script", {}, "agii"], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }, "energiehuis"]]) {
  journey(`a letter to a partner is written, printed and posted, ${how}`, options, async (visitor) => {
    const { page } = visitor;
    await visitor.open(linkOf("desk-worker"));
    await visitor.press(page.locator("main a[href='/partners']"));
    await visitor.press(page.locator(`a[href='/partners/${partner}/brief']`));
    await visitor.fits();
    await page.locator("#address").fill("Een partner\nKaaiweg 12");
    visitor.expectsRefusal = true;
    await visitor.press(page.locator("main form button"));
    assert.match(await page.locator("main").innerText(), /postcode/);
    await page.locator("#address").fill(`Partner ${partner}\nKaaiweg 12\n2800 Mechelen`);
    await visitor.press(page.locator("main form button"));
    assert.match(await page.locator(".notice.good").innerText(), /De brief ligt bij de post/);

    await visitor.open("/post");
    const open = page.locator("main li:has(input[name=brief]) a").last();
    for (let turn = 0; turn < 20 && !(await open.count()); turn++) {
      await page.waitForTimeout(250);
      await visitor.open("/post");
    }
    await visitor.fits();
    await visitor.press(open);
    await visitor.fits();
    assert.match(await page.locator(".letter-to").innerText(), /Kaaiweg 12/);
    const link = await readFrom(page.locator(".letter svg.qr"));
    assert(link?.startsWith(`${house}/onze-uren/`), "the code on the letter leads nowhere");
    if (options.script !== false) {
      const pages = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
      assert.equal(pages?.length, 1, "a letter is one sheet");
    }
    const anybody = await visitor.colleague({ width: 320 });
    await anybody.open(new URL(link).pathname);
    assert.match(await anybody.page.locator("h1").innerText(), /uren/i);

    await visitor.press(page.locator("form[action='/post/gepost'] button"));
    await visitor.fits();
    const posted = page.locator("form[action='/post/terug'] button");
    assert(await posted.count());
    await visitor.press(posted.last());
    assert(await page.locator("input[name=brief][type=checkbox]").count());
    await visitor.fits();
  });
}
