// A classic script, run before the first paint, so that a chosen theme does not flash in the other colours.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("sandbox.theme");
  } catch {
    // Storage may be forbidden (private windows): then the system's choice stands.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
