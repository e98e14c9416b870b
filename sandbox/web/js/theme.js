/** Light and dark: the system's wish until the person presses the toggle, then theirs. */

import { byId } from "./dom.js";
import { icon } from "./icons.js";
import { remember } from "./remember.js";

const system = matchMedia("(prefers-color-scheme: dark)");

export function currentTheme() {
  return document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light");
}

export function mountTheme() {
  byId("theme").addEventListener("click", () => {
    const next = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("theme", next);
    show();
  });
  system.addEventListener("change", show);
  show();
}

function show() {
  const dark = currentTheme() === "dark";
  byId("theme").replaceChildren(icon(dark ? "sun" : "moon"));
  byId("theme").setAttribute("aria-pressed", String(dark));
  document.querySelector('meta[name="theme-color"]').content = dark ? "#17212b" : "#ffffff";
}
