/** The bar with the sandbox's time: what it is there, and moving it. */

import { moveClock } from "./actions.js";
import { byId, el } from "./dom.js";
import { dialogButton, openDialog } from "./overlays.js";
import { sandboxNow } from "./sandbox-clock.js";
import { changed, listen } from "./store.js";
import { t } from "./strings.js";
import { chooseZone, fieldMoment, fieldValue, shortMoment, zone, zones } from "./times.js";

const HOUR = 3_600;
const WEEK = 604_800;

export function mountClockBar() {
  byId("clock-hour").addEventListener("click", () => moveClock({ advance_seconds: HOUR }));
  byId("clock-week").addEventListener("click", () => moveClock({ advance_seconds: WEEK }));
  byId("clock-tomorrow").addEventListener("click", () => moveClock({ tomorrow_at: "09:00", zone: zone() }));
  byId("clock-face").addEventListener("click", openClock);
  listen("clock zone chat", show);
  listen("chat", showChips);
}

function show() {
  const face = byId("clock-now");
  const text = shortMoment(sandboxNow());
  if (face.textContent === text) return;
  face.textContent = text;
  face.dateTime = sandboxNow().toISOString();
  byId("clock-face").title = `${t("clockTitle")} (${zone()})`;
}

function showChips() {
  const chips = { "clock-hour": ["hour", "hourShort"], "clock-tomorrow": ["tomorrow"], "clock-week": ["week", "weekShort"] };
  for (const [id, [long, short = long]] of Object.entries(chips)) {
    byId(id).replaceChildren(el("span", { class: "chip__long" }, t(long)), el("span", { class: "chip__short" }, t(short)));
  }
}

async function openClock() {
  await openDialog({ "data-testid": "clock-dialog", "aria-label": t("clockTitle") }, (close) => {
    const moment = el("input", { type: "datetime-local", value: fieldValue(sandboxNow()), "data-testid": "clock-moment", required: true });
    const place = el("select", { "data-testid": "clock-zone", onchange: () => {
      chooseZone(place.value);
      moment.value = fieldValue(sandboxNow());
      changed("zone");
    } }, zones().map((name) => el("option", { value: name, selected: name === zone() }, name.replaceAll("_", " "))));
    const move = (to) => {
      moveClock({ to: to.toISOString() });
      close(true);
    };
    return [
      el("h3", { class: "dialog__title" }, t("clockTitle")),
      el("p", { class: "dialog__text dialog__text--quiet" }, t("clockHint")),
      el("form", { class: "form", onsubmit: (event) => {
        event.preventDefault();
        move(fieldMoment(moment.value));
      } },
      el("label", { class: "form__field" }, el("span", {}, t("moveTo")), moment),
      el("label", { class: "form__field" }, el("span", {}, t("zone")), place),
      el("div", { class: "dialog__buttons dialog__buttons--spread" },
        dialogButton(t("realTime"), () => move(new Date()), { "data-testid": "clock-real" }),
        dialogButton(t("cancel"), () => close(null)),
        el("button", { type: "submit", class: "dialog__button", "data-testid": "clock-move" }, t("move")))),
    ];
  });
}
