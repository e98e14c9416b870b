/** Line icons on a 24 × 24 grid, drawn here so that the page needs nothing from outside. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  plus: ["M12 5v14", "M5 12h14"],
  more: ["M12 5.5v.01", "M12 12v.01", "M12 18.5v.01"],
  down: ["M6 9.5l6 6 6-6"],
  clip: ["M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8"],
  keyboard: ["M3.5 7.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z", "M7.5 9.7h.01M12 9.7h.01M16.5 9.7h.01M7.5 12.9h.01M12 12.9h.01M16.5 12.9h.01M9 15.8h6"],
  send: ["M4.5 12L3.6 4.9c-.1-.7.6-1.2 1.2-.9l15.4 7.2c.7.3.7 1.3 0 1.6L4.8 20c-.6.3-1.3-.2-1.2-.9z", "M4.5 12h7"],
  sun: ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M5.5 18.5l1.4-1.4M17.1 6.9l1.4-1.4"],
  moon: ["M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z"],
  lines: ["M4.5 7h15M4.5 12h15M4.5 17h15"],
  close: ["M6.5 6.5l11 11M17.5 6.5l-11 11"],
  ticks: ["M2.5 12.8l4 4 8.6-9.6", "M11.2 16.4l.5.4 8.9-9.6"],
  check: ["M5.5 12.6l4.3 4.3 8.8-9.7"],
  arrow: ["M12 4.5v14M6 12.8l6 6 6-6"],
  outside: ["M8.5 15.5l8-8M9.5 7.5h7v7"],
  copy: ["M9 9h10v10H9z", "M15 9V5H5v10h4"],
  window: ["M4 6h16v12H4z", "M4 9.5h16"],
  share: ["M14 5l6 6-6 6M20 11h-9c-4 0-6.500 2.500-7 7"],
  reply: ["M10 6l-6 5.500 6 5.500M4 11.500h9c4 0 6.500 2 7 6.500"],
  bulb: ["M9.2 17.500v-1.700a6 6 0 1 1 5.600 0v1.700zM10 20.500h4"],
  file: ["M7 3.500h6.500L18 8v12.500H7zM13.500 3.500V8H18"],
  smile: ["M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z", "M8.500 14c1.800 2.400 5.200 2.400 7 0M9 9.800h.01M15 9.800h.01"],
  voice: ["M12 3.500a2.800 2.800 0 0 0-2.800 2.800v5a2.800 2.800 0 0 0 5.600 0v-5A2.800 2.800 0 0 0 12 3.500z", "M6 11.500a6 6 0 0 0 12 0M12 17.500v3"],
  picture: ["M4 5.500h16v13H4z", "M4 15.500l4.500-4.500 4 4 3-3 4.500 4.500M15.500 9h.01"],
  film: ["M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z", "M10 8.800v6.400l5.200-3.200z"],
  pin: ["M12 21c4-4.600 6-7.900 6-10.700A6 6 0 0 0 6 10.300C6 13.100 8 16.400 12 21z", "M12 12.300a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"],
  person: ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M4.500 20c.7-3.800 3.600-5.500 7.500-5.500s6.800 1.700 7.500 5.500"],
  block: ["M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z", "M6 6l12 12"],
  undo: ["M8 5L4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9"],
};

/** @returns {SVGElement} decorative: the label belongs to the button around it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon--${name}`);
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** Puts icons into the page's own elements that ask for one with data-icon. */
export function mountIcons() {
  for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
}
