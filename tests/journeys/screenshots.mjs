// Pictures of every kind of page, for people to look at: 1280 and 360 px wide, light and dark.
//
//   VOORDEUR_URL=http://127.0.0.1:8080 node tests/journeys/screenshots.mjs FOLDER
//   VOORDEUR_URL=http://127.0.0.1:8080 node tests/journeys/screenshots.mjs --readme   the pictures in docs/images
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Visitor, launch, pagesOfEveryKind } from "./visitor.mjs";

const target = process.argv[2];
assert(target, "name a folder, or --readme");
const browser = await launch();

async function each(sizes, picture) {
  for (const { width, colorScheme } of sizes) {
    const visitor = await Visitor.enter(browser, { width, height: width > 600 ? 900 : 740, colorScheme });
    await picture(visitor, `${width}-${colorScheme}`);
    await visitor.context.close();
  }
}

/** The answers to a question, as they appear while somebody types. */
async function asked(visitor, question) {
  await visitor.page.goto("/");
  await visitor.page.locator("#q").fill(question);
  await visitor.page.locator("form.ask button").click();
  await visitor.page.locator("[data-answers] .answer").first().waitFor();
}

async function everything(folder) {
  await mkdir(folder, { recursive: true });
  const pages = await pagesOfEveryKind();
  const sizes = [1280, 360].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));
  await each(sizes, async (visitor, size) => {
    for (const path of pages) {
      await visitor.page.goto(path);
      const name = path.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "home";
      await visitor.page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
    }
    for (const [name, question] of [["answers", "ik krijg mijn facturen niet meer betaald"], ["danger", "mijn man slaat mij"]]) {
      await asked(visitor, question);
      await visitor.page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
    }
  });
}

/** Start the demo on a morning for these: `faketime "2026-11-24 10:10" voordeur demo`. */
async function forTheReadme(folder) {
  await mkdir(folder, { recursive: true });
  await each([{ width: 960, colorScheme: "light" }], async (visitor) => {
    await visitor.page.goto("/");
    await visitor.page.screenshot({ path: join(folder, "home.png") });
    await asked(visitor, "ik krijg mijn facturen niet meer betaald");
    await visitor.page.locator("form.ask").evaluate((form) => form.scrollIntoView({ block: "start" }));
    await visitor.page.screenshot({ path: join(folder, "answer.png") });
  });
}

await (target === "--readme" ? forTheReadme(join(import.meta.dirname, "../../docs/images")) : everything(target));
await browser.close();
process.exit(0);
