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

/** Saves with Enter, and says how long after the key the page shows it, as the browser itself measured. */
async function savesMeasured(page) {
  await page.evaluate(() => {
    const place = document.querySelector("[data-saved]");
    addEventListener("keydown", () => (window.pressedAt = performance.now()), { capture: true, once: true });
    new MutationObserver(() => (window.shownAt ??= place.querySelector("form") ? performance.now() : undefined)).observe(place, { childList: true });
  });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.shownAt !== undefined);
  return page.evaluate(() => Math.round(window.shownAt - window.pressedAt));
}

/** What lies in the browser of drafts. */
const lying = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("klad.") && name !== "klad.browser").length);

/** Waits until the draft is what stands in the form. */
const isKept = (page) => page.waitForTimeout(900);

/** The browser is gone, and opened again. */
async function opensAnew(visitor) {
  await visitor.page.close({ runBeforeUnload: false });
  visitor.page = await visitor.context.newPage();
  visitor.listen();
  await visitor.page.goto("/balie");
  return visitor.page;
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
  // For somebody's work, or at the parenting shop, never both.
  const ticked = () => page.locator(":is([name=professional], [name=anonymous]):checked").evaluateAll((boxes) => boxes.map(({ name }) => name));
  for (const [key, name] of [["v", "professional"], ["x", "anonymous"], ["v", "professional"]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await ticked(), [name]);
  }
  await page.keyboard.press("v");
  const measured = await savesMeasured(page);
  // Said, not judged: a machine that is busy with other things is slow.
  console.log(`saved ${measured} ms after the key (goal: under 100)`);

  assert.equal(await page.locator("#q").inputValue(), "", "the box is not empty");
  assert(await page.locator("#q").evaluate((box) => box === document.activeElement), "the cursor is not back in the box");
  assert.equal(await page.locator("[data-answers] > *").count(), 0, "the answers to the last question are still there");
  assert.match(await page.locator("[data-saved]").innerText(), /Brief samen gelezen/);
  assert.deepEqual(addresses.filter((address) => /deurwaarder|huur/i.test(address)), [], "the question stands in an address");
  await visitor.lookOver();
});

journey("the words of a question go along to a partner, with the keyboard alone, and stay at the desk", {}, async (visitor) => {
  const { page } = visitor;
  const words = "de huisbaas wil mij buitenzetten";
  await atTheDesk(visitor);
  await types(page, words);
  await isKept(page);
  await visitor.tabTo(page.locator(".hand-over").first());
  const opened = visitor.context.waitForEvent("page");
  await page.keyboard.press("Enter");
  visitor.page = await opened;
  visitor.listen();
  await visitor.page.waitForURL("**/doorverwijzingen/nieuw/vraag");
  await visitor.lookOver();
  await visitor.fits();
  assert.equal(await visitor.page.locator("#need").inputValue(), words);
  assert.notEqual(await visitor.page.locator("#service").inputValue(), "", "no service was taken along");
  // Another language begins anew, for the words are not in the address.
  await visitor.press(visitor.page.locator(".languages a[lang=fr]"));
  assert.match(visitor.page.url(), /\/fr\/doorverwijzingen\/nieuw$/);
  await visitor.page.close();
  visitor.page = page;
  assert.equal(await page.locator("#q").inputValue(), words, "the desk lost it");
  assert.equal(await lying(page), 1, "the draft is gone");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.press("d");
  await isSaved(page, "Enter");
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

journey("what was typed outlives the browser, and is gone once it was saved", {}, async (visitor) => {
  await atTheDesk(visitor);
  const said = "heeft leefloon en kan de energiefactuur niet betalen";
  await types(visitor.page, said);
  await isKept(visitor.page);
  assert.equal(await lying(visitor.page), 1, "what is typed is not kept");

  const page = await opensAnew(visitor);
  await page.getByRole("button", { name: "Zet terug" }).click();
  assert.equal(await page.locator("#q").inputValue(), said);
  await page.locator("[data-rights] a").waitFor();
  await isKept(page);
  await visitor.lookOver();
  await page.keyboard.press("Enter");
  await page.keyboard.press("b");
  await isSaved(page, "Enter");
  await page.waitForFunction(() => Object.keys(localStorage).every((name) => !name.startsWith("klad.") || name === "klad.browser"));
  await isKept(page);
  const next = await opensAnew(visitor);
  await isKept(next);
  assert.equal(await next.getByRole("button", { name: "Zet terug" }).count(), 0, "what was saved is offered again");
});

journey("what waits for the network outlives the browser and counts once, and what was typed since is offered", {}, async (visitor) => {
  await atTheDesk(visitor);
  let isAway = true;
  const sent = [];
  await visitor.context.route("**/balie", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent.push(new URLSearchParams(route.request().postData()));
    return isAway ? route.abort() : route.continue();
  });
  visitor.page.removeAllListeners("console");
  await types(visitor.page, "eerste vraag over de huur");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.keyboard.press("b");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.locator("[data-trouble] .notice").waitFor();
  await visitor.page.keyboard.type("tweede vraag, nog niet af");
  await isKept(visitor.page);

  isAway = false;
  const page = await opensAnew(visitor);
  await page.locator("[data-saved] form").waitFor();
  await isKept(page);
  const [first] = sent;
  const last = sent.at(-1);
  assert.equal(last.get("q"), "eerste vraag over de huur");
  assert.equal(last.get("id"), first.get("id"), "it counts twice");
  assert(!sent.some((question) => question.has("waits") || question.has("klad")), "what waits was sent along");
  await page.getByRole("button", { name: "Zet terug" }).click();
  assert.equal(await page.locator("#q").inputValue(), "tweede vraag, nog niet af");
});

journey("a receipt that is owed and a message for the next shift", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  await page.keyboard.type("leefloon vragen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("s");
  await isSaved(page, "Enter");
  await visitor.press(page.locator("[data-saved] a"));
  await page.locator("summary", { hasText: "Noteer" }).first().click();
  await visitor.lookOver();
  await page.locator("[name=number]").first().fill("2026/0147");
  await page.locator("button[value=given]").first().click();
  await page.getByText("Ontvangstbewijs 2026/0147 meegegeven").waitFor();

  await page.locator("summary", { hasText: "Laat een bericht na" }).click();
  await page.locator("textarea[name=words]").fill("De sleutel van lokaal C ligt bij het onthaal.");
  await page.getByRole("button", { name: "Laat achter" }).click();
  await page.locator(".message-words").first().waitFor();
  await visitor.lookOver();
  await page.getByRole("button", { name: "Gedaan" }).first().click();
  await page.locator(".message.is-done").first().waitFor();
  await visitor.lookOver();
});

journey("a question that is taken back lays the next one aside, and nothing typed is lost", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  await types(page, question);
  for (const key of ["Enter", "l"]) await page.keyboard.press(key);
  await isSaved(page, "Enter");
  await page.locator("#q").pressSequentially("mijn kind wordt gepest");
  await page.locator("[data-saved] form[data-undo] button").click();
  await page.waitForFunction((words) => document.querySelector("#q").value === words, question);
  await page.getByText("Wat u aan het typen was, ligt even opzij.").waitFor();
  await visitor.lookOver();
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector("#q").value === "mijn kind wordt gepest");
  await page.locator("[data-saved] form").waitFor();
});

journey("a page that is not the desk's is no sign that a question was kept", {}, async (visitor) => {
  const { page } = visitor;
  await atTheDesk(visitor);
  await page.route("**/balie", (route) => (route.request().method() === "POST" ? route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Onderhoud</h1>" }) : route.continue()));
  await types(page, question);
  await page.keyboard.press("Control+Enter");
  await page.getByText(/nog niet bewaard/i).first().waitFor();
  await page.unroute("**/balie");
  await page.locator("[data-saved] form").waitFor({ timeout: 20_000 });
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
    assert.equal(await visitor.page.locator(".figure").count(), 4);
    assert(await visitor.page.locator("main .row").count(), "the sample day is empty");
    // What one leaves to the next shift stands at the desk, and leads to it.
    await visitor.page.locator("summary", { has: visitor.page.getByText("Laat een bericht na") }).click();
    await visitor.page.locator("#words").fill("De folders van de energielijn zijn op.");
    await visitor.press(visitor.page.locator("form[action='/balie/berichten'] button"));
    await visitor.press(visitor.page.locator("main a[href='/balie']"));
    await visitor.lookOver();
    await visitor.fits();
    await visitor.press(visitor.page.locator("[data-left] a"));
    await visitor.page.getByText("De folders van de energielijn zijn op.").first().waitFor();
  });
}
