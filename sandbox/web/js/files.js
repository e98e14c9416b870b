/** Sending files: the paperclip, drag and drop, and pasting. Asks for a caption first, as Telegram does. */

import { refresh, sendFiles, sendMedia } from "./actions.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { dialogButton, openDialog, openMenu } from "./overlays.js";
import { chat } from "./store.js";
import { fileSize, t } from "./strings.js";

const MADE_UP = { photo: "picture", sticker: "smile", voice: "voice", video_note: "film", location: "pin", contact: "person" };

export function mountFiles() {
  byId("attach").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    openMenu(attachItems(), { x: box.left, y: box.top - 6, above: true });
  });
  byId("file-input").addEventListener("change", (event) => {
    offer([...event.target.files]);
    event.target.value = "";
  });
  byId("composer").addEventListener("paste", (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    offer([...event.clipboardData.files]);
  });
  mountDrop();
}

function attachItems() {
  const items = Object.entries(MADE_UP).map(([type, sign]) => ({
    label: t(type), icon: sign, testId: `attach-${type}`, act: async () => {
      await sendMedia(type);
      await refresh();
    },
  }));
  return [{ label: t("file"), icon: "file", testId: "attach-file", act: () => byId("file-input").click() }, ...items];
}

function mountDrop() {
  const zone = byId("chat");
  let depth = 0;
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const show = (visible) => {
    byId("drop").hidden = !visible;
  };
  zone.addEventListener("dragenter", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth += 1;
    show(true);
  });
  zone.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  zone.addEventListener("dragleave", (event) => {
    if (!carries(event)) return;
    depth -= 1;
    show(depth > 0);
  });
  zone.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    offer([...event.dataTransfer.files]);
  });
}

async function offer(files) {
  if (files.length === 0 || !chat().started || chat().blocked) return;
  const caption = await openDialog({ "data-testid": "file-dialog", "aria-label": t("sendFiles", files.length) }, (close) => {
    const field = el("input", { type: "text", maxlength: "1024", placeholder: t("caption"), "aria-label": t("caption"), "data-testid": "file-caption", autofocus: true });
    return [el("form", { class: "form", onsubmit: (event) => {
      event.preventDefault();
      close(field.value.trim());
    } },
    el("h3", { class: "dialog__title" }, t("sendFiles", files.length)),
    el("ul", { class: "choices" }, files.map((file) => el("li", { class: "file" },
      el("span", { class: "file__icon" }, icon("file")),
      el("span", { class: "file__words" }, el("span", { class: "file__name" }, file.name), el("span", { class: "file__size" }, fileSize(file.size)))))),
    field,
    el("div", { class: "dialog__buttons" }, dialogButton(t("cancel"), () => close(null)),
      el("button", { type: "submit", class: "dialog__button", "data-testid": "file-send" }, t("send"))))];
  });
  if (caption !== null) await sendFiles(files, caption);
}
