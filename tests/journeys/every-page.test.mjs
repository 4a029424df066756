import assert from "node:assert/strict";
import { journey, pagesOfEveryKind } from "./visitor.mjs";

const pages = await pagesOfEveryKind();

journey("every kind of page obeys the rules, wide and in light and dark", {}, async (visitor) => {
  assert(pages.length >= 20, `only ${pages.length} kinds of page were found`);
  for (const path of pages) await visitor.open(path);
  assert.deepEqual(visitor.abroad, [], "a page fetched something from elsewhere");
});

journey("every kind of page fits 320 px", { width: 320, height: 640 }, async (visitor) => {
  for (const path of pages) {
    await visitor.page.goto(path);
    await visitor.fits();
  }
});

journey("every control has a name that a screen reader says", {}, async (visitor) => {
  const tree = await visitor.context.newCDPSession(visitor.page);
  for (const path of pages) {
    await visitor.page.goto(path);
    const { nodes } = await tree.send("Accessibility.getFullAXTree");
    const controls = ["link", "button", "textbox", "searchbox", "checkbox", "radio", "combobox", "switch"];
    const nameless = nodes.filter(({ ignored, role, name }) => !ignored && controls.includes(role?.value) && !name?.value?.trim());
    assert.deepEqual(nameless.map(({ role }) => role.value), [], path);
    const headings = nodes.filter(({ ignored, role }) => !ignored && role?.value === "heading");
    assert(headings.length > 0, `${path} has no heading`);
  }
});

journey("colours forced by the reader's machine leave every page readable", { forcedColors: "active" }, async (visitor) => {
  for (const path of pages) {
    await visitor.page.goto(path);
    // In a fold that is shut nothing can be focused: the evening's page of today begins with one.
    const focusable = visitor.page.locator("main :is(summary, a[href], button, input:not([type=hidden])):visible").first();
    if ((await focusable.count()) === 0) continue;
    await focusable.focus();
    const shows = await focusable.evaluate((element) =>
      [element, element.closest("li, .card")].some((shown) => shown && getComputedStyle(shown).outlineStyle !== "none"),
    );
    assert(shows, `${path} hides where one is`);
  }
});

journey("nothing moves for who asked for rest", { reducedMotion: "reduce" }, async (visitor) => {
  for (const path of pages) {
    await visitor.page.goto(path);
    const moving = await visitor.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
    assert.equal(moving, 0, path);
  }
});

journey("without script every page reads the same", { script: false }, async (visitor) => {
  for (const path of pages) await visitor.open(path);
});
