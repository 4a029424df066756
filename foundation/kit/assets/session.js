// A page for who signed in leaves the screen when its session is over, wherever it was ended: it looks once a minute while somebody can
// see it, and at once when it is seen again. Looking is no use of the session, so a page that lies open keeps none alive. What was
// being written is locked away first (drafts.js) and offered again to who signs in.
const { session: address } = document.body.dataset;
const every = 60_000;
const lockingTakes = 500;

function leave() {
  document.documentElement.hidden = true;
  dispatchEvent(new Event("session:over"));
  // Asked for anew, never sent again: the page may be the answer to a form.
  setTimeout(() => location.replace(location.pathname + location.search), lockingTakes);
}

async function look() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(address, { headers: { accept: "application/json" }, cache: "no-store" });
  if (answer.ok && !(await answer.json()).lasts) leave();
}

// Without network nothing is known, and nothing happens.
const soon = () => look().catch(() => {});

if (address) {
  setInterval(soon, every);
  addEventListener("visibilitychange", soon);
  addEventListener("pageshow", ({ persisted }) => persisted && soon());
}
