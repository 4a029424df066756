import assert from "node:assert/strict";
import { journey } from "./visitor.mjs";

const question = "ik krijg mijn facturen niet meer betaald";
const danger = "mijn man slaat mij en ik ben bang";

/** Types as a person does and waits until the answer by meaning is there. */
async function type(visitor, text) {
  const answered = visitor.page.waitForResponse(
    (answer) => answer.url().endsWith("/vraag") && answer.request().postData()?.includes("depth=meaning"),
  );
  await visitor.page.locator("#q").pressSequentially(text);
  await answered;
  await visitor.page.locator("[data-answers] .answer").first().waitFor();
}

journey("somebody asks, reads who can help, and opens the service", {}, async (visitor) => {
  await visitor.open("/");
  await type(visitor, question);
  await visitor.lookOver();
  assert.match(await visitor.page.locator("[data-status]").textContent(), /\d|één|geen/i, "nothing is said to who cannot see it");
  const first = visitor.page.locator("[data-answers] a.card-main").first();
  const name = (await first.textContent()).trim();
  await visitor.press(first);
  assert.equal((await visitor.page.locator("h1").textContent()).trim(), name);
});

journey("the same without script", { script: false }, async (visitor) => {
  await visitor.open("/");
  await visitor.page.locator("#q").fill(question);
  await visitor.press(visitor.page.locator("form.ask button"));
  assert(new URL(visitor.page.url()).search === "", "the question stands in the address");
  await visitor.press(visitor.page.locator("li.answer a.card-main").first());
  assert.match(visitor.page.url(), /\/aanbod\//);
});

journey("the question stands in no address, no history and no request for others", {}, async (visitor) => {
  const addresses = [];
  visitor.page.on("request", (request) => addresses.push(request.url(), request.headers().referer ?? ""));
  await visitor.open("/");
  await type(visitor, question);
  await visitor.page.locator("form.ask button").click();
  await visitor.page.waitForTimeout(300);
  await visitor.press(visitor.page.locator("[data-answers] a.card-main").first());
  await visitor.page.goBack();
  addresses.push(visitor.page.url());
  assert.deepEqual(addresses.filter((address) => /factur|betaald/i.test(address)), []);
  const kept = await visitor.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)]);
  assert.deepEqual(kept, [0, 0, "", "null"]);
});

journey("with the keyboard alone, from the question to the card", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip", "the first stop is not the way to the content");
  await visitor.tabTo(page.locator("#q"));
  await type(visitor, question);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const reached = await page.evaluate(() => document.activeElement.closest("[data-answers]") !== null);
  assert(reached, "the arrow does not lead into the answers");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/aanbod\//);
  await visitor.tabTo(page.locator("a[href$='/kaart']"), 80);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/kaart$/);
  await visitor.lookOver();
});

for (const script of [true, false]) {
  journey(`in danger, help comes first and one can leave at once, ${script ? "with" : "without"} script`, { script }, async (visitor) => {
    const { page } = visitor;
    await visitor.open("/");
    await page.locator("#q").fill(danger);
    await page.locator("form.ask button").click();
    await page.locator("section.danger").waitFor();
    await visitor.lookOver();
    const order = await page.locator("[data-answers] > *").evaluateAll((parts) => parts.map((part) => part.className).filter(Boolean));
    assert.match(order.find((name) => !name.includes("hidden")) ?? "", /danger/, "something stands before the help");
    const leave = page.locator("[data-leave]");
    assert(await leave.isVisible(), "no way to leave");
    const here = page.url();
    if (script) {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    } else {
      await leave.click();
    }
    await page.waitForURL((url) => url.origin !== new URL(here).origin);
    if (!script) return;
    await page.goBack().catch(() => {});
    const text = page.url().startsWith("http") ? await page.locator("body").textContent() : "";
    assert(!text.includes("slaat"), "the way back shows what was asked");
  });
}

journey("in Arabic, from right to left", { locale: "ar" }, async (visitor) => {
  const { page } = visitor;
  await visitor.open("/ar/");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await page.locator("#q").fill("لا أستطيع دفع فواتيري");
  await page.locator("form.ask button").click();
  await page.locator("[data-answers] a.card-main").first().waitFor();
  await visitor.lookOver();
  await visitor.fits();
  await visitor.press(page.locator("[data-answers] a.card-main").first());
  assert.match(page.url(), /\/ar\/aanbod\//);
});

journey("on a small telephone", { width: 320, height: 568, hasTouch: true, isMobile: true }, async (visitor) => {
  await visitor.open("/");
  await visitor.fits();
  await type(visitor, danger);
  await visitor.fits();
  const call = visitor.page.locator("section.danger a[href^='tel:']").first();
  const { height } = await call.boundingBox();
  assert(height >= 44, `the button to call is ${height} px high`);
});
