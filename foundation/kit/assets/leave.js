// "Snel weg": leaves at once and leaves no step back. Pressing Escape twice does the same.
const button = document.querySelector("[data-leave]");

function leave() {
  document.documentElement.hidden = true;
  location.replace(button.href);
}

if (button) {
  let escaped = -Infinity;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !button.checkVisibility()) return;
    if (event.timeStamp - escaped < 1000) leave();
    escaped = event.timeStamp;
  });
}
