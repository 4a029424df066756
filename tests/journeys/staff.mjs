// Who works in the house, for the journeys: how they come in, by a link of the sample house or as in a real one.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const { VOORDEUR_SAID: said } = process.env;
assert(said, "./check sets what these journeys need");

export const password = "vier ezels aan de Dijle";

/** The link that the demo printed for a role. */
export function linkOf(role) {
  const line = readFileSync(said, "utf8").split("\n").find((line) => line.trim().startsWith(`${role} `));
  assert(line, `no link for ${role}`);
  return line.trim().split(/\s+/)[1];
}

/** What an authenticator app shows: RFC 6238 over the letters that somebody typed in. */
export function codeOf(letters, now = Date.now()) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...letters.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac("sha1", secret).update(step).digest();
  const from = hash.at(-1) & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Somebody new with a link: a password, an app, and the codes on paper that come with it. */
export async function comesInFirst(visitor, link) {
  const { page } = visitor;
  await visitor.open(new URL(link).pathname);
  await visitor.fits();
  await page.keyboard.press("Tab");
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password_again]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/aanmelden/beveiligen");
  await visitor.lookOver();
  await visitor.fits();
  await page.locator("summary").click();
  const letters = await page.locator("details .code").innerText();
  await page.locator("[name=code]").fill(codeOf(letters));
  await page.keyboard.press("Enter");
  await page.locator(".codes").waitFor();
  await visitor.lookOver();
  await visitor.fits();
  return page.locator(".codes li").allInnerTexts();
}

/** With the password and one of the codes on paper, from the page that asks who it is; ends where they wanted to be. */
export async function comesIn(visitor, email, onPaper) {
  const { page } = visitor;
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/aanmelden/code**");
  await page.locator("[name=code]").fill(onPaper.shift());
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/aanmelden"));
}
