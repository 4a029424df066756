// The desk: a question in seconds, with the keyboard alone, without a name, and never lost.
import assert from "node:assert/strict";
import { linkOf } from "./staff.mjs";
import { journey } from "./visitor.mjs";

const question = "brief van de deurwaarder, kan de huur niet betalen";

/** At the desk of the sample house. */
async function atTheDesk(visitor) {
  await visitor.open(linkOf("desk-worker"));
  await visitor.press(visitor.page.locator("nav a[href='/balie']"));
}

/** Types the question as a person does, until a theme is proposed. */
async function types(page, text) {
  await page.keyboard.type(text);
  await page.locator("[data-proposals] [data-theme]").first().waitFor();
}

/** Waits until the question is written down, and says how long that took after the key. */
async function isSaved(page, key) {
  const began = Date.now();
  await page.keyboard.press(key);
  await page.locator("[data-saved] form").waitFor();
  return Date.now() - began;
}

journey("a typical question takes three keys besides its words", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  assert(await page.locator("#q").evaluate((box) => box === document.activeElement), "the cursor is not in the box");
  const addresses = [];
  page.on("request", (request) => addresses.push(request.url()));

  await types(page, question);
  await visitor.lookOver();
  await page.keyboard.press("Enter");
  assert.notEqual(await page.locator("#theme").inputValue(), "", "no theme was taken");
  await page.keyboard.press("l");
  assert.equal(await page.locator("[name=done]:checked").inputValue(), "letter-read");
  const took = await isSaved(page, "Enter");
  assert(took < 2_000, `saved after ${took} ms`);

  assert.equal(await page.locator("#q").inputValue(), "", "the box is not empty");
  assert(await page.locator("#q").evaluate((box) => box === document.activeElement), "the cursor is not back in the box");
  assert.equal(await page.locator("[data-answers] > *").count(), 0, "the answers to the last question are still there");
  assert.match(await page.locator("[data-saved]").innerText(), /Brief samen gelezen/);
  assert.deepEqual(addresses.filter((address) => /deurwaarder|huur/i.test(address)), [], "the question stands in an address");
  await visitor.lookOver();
});

journey("what was saved by mistake comes back whole", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  await types(page, question);
  await page.keyboard.press("Enter");
  for (const key of ["g", "i", "k", "k"]) await page.keyboard.press(key);
  assert.equal(await page.locator("#channel").inputValue(), "email");
  await isSaved(page, "Enter");
  await page.keyboard.press("Control+z");
  await page.waitForFunction((text) => document.querySelector("#q").value === text, question);
  assert.equal(await page.locator("[name=done]:checked").inputValue(), "called-together");
  assert.equal(await page.locator("#channel").inputValue(), "email");
  assert(await page.locator("[name=interpreter]").isChecked());
  assert.equal(await page.locator("[data-saved] form").count(), 0);
  await isSaved(page, "Control+Enter");
});

journey("nothing is lost while the network is away, and it counts once", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  const sent = [];
  let isAway = true;
  await page.route("**/balie", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent.push(new URLSearchParams(route.request().postData()).get("id"));
    return isAway ? route.abort() : route.continue();
  });
  visitor.page.removeAllListeners("console");
  for (const text of ["eerste vraag over de huur", "tweede vraag over de energie"]) {
    await types(page, text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("b");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#q").inputValue(), "");
  }
  await page.locator("[data-trouble] .notice").waitFor();
  await visitor.lookOver();
  isAway = false;
  await page.locator("[data-saved] form").waitFor({ timeout: 15_000 });
  await page.waitForFunction(() => document.querySelector("[data-trouble]").textContent.trim() === "");
  const [first] = sent;
  assert(sent.filter((id) => id === first).length >= 2, "it was not sent again under the same id");
  assert.equal(new Set(sent).size, 2);
});

journey("without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  await visitor.fits();
  await page.locator("#q").fill(question);
  await visitor.press(page.locator("button[formaction]"));
  await visitor.fits();
  assert.notEqual(await page.locator("#theme").inputValue(), "", "no theme is proposed");
  assert(await page.locator("li.answer").count(), "nobody can help");
  await page.locator("[name=done][value=walked-over]").check({ force: true });
  await page.locator(".desk-save button").click();
  await page.locator("[data-saved] form").waitFor();
  await visitor.lookOver();
  await visitor.fits();
  await page.locator("[data-saved] button").click();
  await page.waitForURL("**/balie/ongedaan");
  assert.equal(await page.locator("#q").inputValue(), question);
  await visitor.lookOver();
});

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`the day of the team, ${how}`, options, async (visitor) => {
    await atTheDesk(visitor);
    await visitor.press(visitor.page.locator("main a[href='/balie/vandaag']"));
    await visitor.fits();
    assert.equal(await visitor.page.locator(".figure").count(), 3);
    assert(await visitor.page.locator("main .row").count(), "the sample day is empty");
  });
}
