// Who works in the house comes in: with a link of the sample house, and as in a real one with a password and an app.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after } from "node:test";
import { openHouse } from "./own-house.mjs";
import { comesInFirst, linkOf, password } from "./staff.mjs";
import { house, journey } from "./visitor.mjs";

const { VOORDEUR_COMMAND: command, VOORDEUR_DATA: data } = process.env;
assert(command && data, "./check sets what these journeys need");

journey("one click, and somebody looks around inside", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.open(linkOf("desk-worker"));
  assert.equal(new URL(page.url()).pathname, "/werk");
  assert.match(await page.locator("main").innerText(), /Medewerker onthaal/);
  await visitor.press(page.locator("main a[href='/mijn']"));
  await page.setViewportSize({ width: 320, height: 700 });
  await visitor.fits();
  await visitor.press(page.locator("header form[action='/afmelden'] button"));
  await visitor.open("/werk");
  assert.equal(new URL(page.url()).pathname, "/aanmelden");
});

for (const [how, options] of [["with script", {}], ["without script, on a small telephone, at night", { script: false, width: 320, colorScheme: "dark" }]]) {
  journey(`an administrator comes in for the first time, ${how}`, options, async (visitor) => {
    const { page } = visitor;
    const email = `beheer-${how.length}@voorbeeld.invalid`;
    const link = execFileSync(command, ["administrator", "--name", "Beheer", "--email", email, "--data", data], { encoding: "utf8" }).trim();
    const onPaper = await comesInFirst(visitor, link);
    await visitor.press(page.locator("main a.button"));
    assert.equal(new URL(page.url()).pathname, "/werk");
    await visitor.press(page.locator("header form[action='/afmelden'] button"));
    await visitor.open("/mijn");
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=password]").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/aanmelden/code**");
    await visitor.lookOver();
    await page.locator("[name=code]").fill(onPaper[0]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${house}/mijn`);
    await visitor.lookOver();
    await visitor.fits();
    assert.match(await page.locator("main").innerText(), /nog 9 herstelcodes/);
  });
}

// Browsers know passkeys at a name only, and the demo is at a number.
const named = await openHouse();
after(() => named.close());

/** The telephone in somebody's hand: keeps passkeys, and knows its owner's finger. */
async function telephone(visitor) {
  const wires = await visitor.context.newCDPSession(visitor.page);
  await wires.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await wires.send("WebAuthn.addVirtualAuthenticator", { options });
  return { feels: (isUserVerified) => wires.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }) };
}

journey("a passkey opens the door, and shows that it is still you", { at: named.address, width: 390 }, async (visitor) => {
  const { page } = visitor;
  const email = "sleutel@voorbeeld.invalid";
  const finger = await telephone(visitor);
  await comesInFirst(visitor, named.administrator("Sleutel", email));
  await visitor.open("/mijn");
  await visitor.press(page.locator("main a[href='/mijn/sleutels']"));
  await visitor.fits();
  await page.locator("[name=name]").fill("telefoon");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/mijn");
  await visitor.lookOver();
  await visitor.fits();
  assert.match(await page.locator("main").innerText(), /telefoon/);
  await visitor.press(page.locator("header form[action='/afmelden'] button"));

  // Without a name, a password or a code.
  await visitor.open("/mijn");
  await finger.feels(false);
  await page.getByRole("button", { name: "Gebruik een toegangssleutel" }).click();
  await page.locator("[data-failed]:visible").waitFor();
  await visitor.lookOver();
  await visitor.fits();
  await finger.feels(true);
  await page.getByRole("button", { name: "Gebruik een toegangssleutel" }).click();
  await page.waitForURL(`${named.address}/mijn`);
  await visitor.press(page.locator("header form[action='/afmelden'] button"));

  // Or beside the password, instead of the code.
  await visitor.open("/mijn");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/aanmelden/code**");
  await visitor.lookOver();
  await page.getByRole("button", { name: "Gebruik een toegangssleutel" }).click();
  await page.waitForURL(`${named.address}/mijn`);
  await visitor.press(page.getByRole("button", { name: "Verwijder" }));
  assert.doesNotMatch(await page.locator("main").innerText(), /telefoon/);
});

journey("without script the page says what works instead of a passkey", { at: named.address, width: 320, script: false }, async (visitor) => {
  await visitor.open("/aanmelden");
  await visitor.fits();
  assert.match(await visitor.page.locator("main").innerText(), /Uw wachtwoord en de code werken altijd/);
  assert.equal(await visitor.page.getByRole("button", { name: "Gebruik een toegangssleutel" }).count(), 0);
});
