// The hall screen fetches itself anew when something changed, and every half minute, because time passes; it keeps what it shows when
// the network is away.
const every = 30_000;

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-cache" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
  } catch {
    // The old board is better than an empty screen; the next turn tries again.
  }
}

// The Refresh header serves screens without script. Here it would end on an error page when the network is away. Stopping it also ends
// every line that is open, so the one to the house comes after.
addEventListener("load", () => {
  stop();
  new EventSource("/live").addEventListener("turn", refresh);
});
setInterval(refresh, every);
