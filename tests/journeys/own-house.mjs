// A house of its own, for journeys that need other settings than the demo has. It answers at a name, as a real one does.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const command = process.env.VOORDEUR_COMMAND;
assert(command, "./check sets what these journeys need");

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts a house without a directory, with these settings besides; `port` when others must know its address before. */
export async function openHouse(settings = "", port = undefined) {
  port ??= await freePort();
  const address = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "voordeur-house-"));
  const config = join(folder, "voordeur.toml");
  const own = `[server]\nlisten = "127.0.0.1:${port}"\npublic_url = "${address}"\ndrain_seconds = 0\n[data]\ndir = "${folder}"\n[matching]\nencoder = "off"\n`;
  writeFileSync(config, own + settings);
  const env = { ...process.env, VOORDEUR__LOG__FILTER: "warn" };
  const running = spawn(command, ["serve", "--config", config], { env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((ends) => running.once("exit", ends));
  await answers(address, running);
  return {
    address,
    /** The link with which a new administrator comes in. */
    administrator(name, email) {
      const said = execFileSync(command, ["administrator", "--name", name, "--email", email, "--config", config], { encoding: "utf8" });
      return said.trim();
    },
    async close() {
      running.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function answers(address, running) {
  for (let tries = 0; tries < 300; tries += 1) {
    assert.equal(running.exitCode, null, "the house did not open");
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  running.kill();
  assert.fail(`the house at ${address} does not answer`);
}
