// The hall screen fetches itself anew every half minute and keeps what it shows when the network is away.
const every = 30_000;

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-cache" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
  } catch {
    // Shown again at the next turn; the old board is better than an empty screen.
  }
}

setInterval(refresh, every);
