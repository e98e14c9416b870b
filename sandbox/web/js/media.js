/** Pictures, files, recordings and the other things a message can carry besides text. */

import { fileAddress } from "./api.js";
import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { viewPicture } from "./overlays.js";
import { fileSize, t } from "./strings.js";
import { duration } from "./times.js";

/** Wide enough for a sharp picture in a bubble on a dense screen. */
const SHARP = 900;
const LONG_NAME = 25;

/** @returns {{node: HTMLElement, wide: boolean, bare: boolean} | null} `wide`: it fills the bubble to its edges;
 *  `bare`: it stands without a bubble. */
export function mediaView(message) {
  const kind = Object.keys(VIEWS).find((name) => name in message);
  if (!kind) return null;
  return { node: VIEWS[kind](message), wide: WIDE.has(kind), bare: BARE.has(kind) };
}

const WIDE = new Set(["photo", "animation", "video", "location", "venue"]);
const BARE = new Set(["sticker", "video_note", "dice"]);

// A GIF also comes as a document, a venue also as a location: the more telling one stands first.
const VIEWS = {
  photo,
  animation: (message) => movie(message.animation, { autoplay: true, loop: true, muted: true }),
  video: (message) => movie(message.video, { controls: true }),
  video_note: (message) => movie(message.video_note, { controls: true, class: "round-video" }),
  sticker,
  voice: (message) => recording(message.voice, t("voice")),
  audio: (message) => recording(message.audio, message.audio.title ?? message.audio.file_name ?? t("audio")),
  document: (message) => file(message.document),
  venue: (message) => place(message.venue.location, message.venue.title),
  location: (message) => place(message.location),
  contact,
  dice: (message) => el("p", { class: "big", role: "img", "aria-label": `${t("dice")}: ${message.dice.value}` }, `${message.dice.emoji} ${message.dice.value}`),
};

function photo(message) {
  const sizes = [...message.photo].sort((a, b) => a.width - b.width);
  const sharp = sizes.find(({ width }) => width >= SHARP) ?? sizes.at(-1);
  const image = el("img", {
    class: "photo__image", src: fileAddress(sharp.file_id), width: sharp.width, height: sharp.height, alt: message.caption ?? t("photo"), draggable: "false",
  });
  const view = el("button", {
    type: "button", class: "photo", "data-testid": "photo", "data-file": sharp.file_unique_id, "aria-label": t("openPicture"),
    onclick: () => viewPicture(fileAddress(sizes.at(-1).file_id), message.caption ?? ""),
  }, image);
  view.style.setProperty("--width", String(sharp.width));
  view.style.setProperty("--ratio", String(sharp.width / sharp.height));
  if (message.has_media_spoiler) cover(view);
  return view;
}

function cover(view) {
  view.classList.add("photo--hidden");
  view.addEventListener("click", (event) => {
    if (!view.classList.contains("photo--hidden")) return;
    event.stopImmediatePropagation();
    view.classList.remove("photo--hidden");
  }, { capture: true });
}

function movie(video, properties) {
  return el("video", { class: "movie", src: fileAddress(video.file_id), preload: "metadata", playsinline: true, "aria-label": t("video"), ...properties });
}

function sticker(message) {
  const image = el("img", { class: "sticker", src: fileAddress(message.sticker.file_id), alt: message.sticker.emoji ?? t("sticker"), width: 512, height: 512 });
  // Animated stickers are not pictures, and made-up ones may not be either: their emoji stands for them.
  image.addEventListener("error", () => image.replaceWith(el("p", { class: "big" }, message.sticker.emoji ?? "🙂")));
  return image;
}

function recording(sound, name) {
  const details = [sound.duration === undefined ? "" : duration(sound.duration), sound.file_size ? fileSize(sound.file_size) : ""];
  return el("div", { class: "file" }, el("span", { class: "file__icon" }, icon("voice")),
    el("span", { class: "file__words" }, el("span", { class: "file__name", dir: "auto" }, name),
      el("span", { class: "file__size" }, details.filter(Boolean).join(" · "))));
}

function file(document) {
  const name = document.file_name ?? t("file");
  const size = document.file_size === undefined ? "" : fileSize(document.file_size);
  return el("a", {
    class: "file", "data-testid": "document", href: fileAddress(document.file_id), download: name, "aria-label": `${t("download")}: ${name}, ${size}`, title: name,
  }, el("span", { class: "file__icon" }, extension(name)),
  el("span", { class: "file__words" }, fileName(name), el("span", { class: "file__size" }, size)));
}

function extension(name) {
  const found = name.match(/\.([\p{L}\p{N}]{1,4})$/u);
  return found ? el("span", { class: "file__extension" }, found[1]) : icon("file");
}

/** Long names keep their end, which tells the kind. */
function fileName(name) {
  const letters = [...name];
  const short = letters.length > LONG_NAME ? [...letters.slice(0, LONG_NAME - 12), "…", ...letters.slice(-11)] : letters;
  return el("span", { class: "file__name", dir: "auto" }, short.join(""));
}

function place({ latitude, longitude }, title) {
  return el("div", { class: "place" }, icon("pin"), el("span", {}, title ?? t("location")),
    el("span", { class: "file__size" }, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
}

function contact(message) {
  const card = message.contact;
  return el("div", { class: "file" }, avatar({ id: card.user_id ?? 0, ...card }),
    el("span", { class: "file__words" }, el("span", { class: "file__name" }, [card.first_name, card.last_name].filter(Boolean).join(" ")),
      el("span", { class: "file__size" }, card.phone_number)));
}
