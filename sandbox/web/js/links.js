/** What a link means in this page. Pure. */

const WEB = new Set(["http:", "https:", "mailto:", "tel:"]);
const TELEGRAM = new Set(["t.me", "telegram.me", "telegram.dog"]);

/**
 * @returns {{kind: "bot", username: string, payload: string | null} | {kind: "share", url: string}
 *           | {kind: "web", href: string} | null} null for what must not be opened (javascript: and the like)
 */
export function readLink(text) {
  const url = parse(text);
  if (url === null) return null;
  if (url.protocol === "tg:") return readApp(url);
  if (!WEB.has(url.protocol)) return null;
  if (TELEGRAM.has(url.hostname.replace(/^www\./, ""))) return readTelegram(url);
  return { kind: "web", href: url.href };
}

function parse(text) {
  for (const candidate of /^[a-z][a-z0-9+.-]*:/i.test(text) ? [text, `https://${text}`] : [`https://${text}`]) {
    try {
      return new URL(candidate);
    } catch {
      // Perhaps it only lacks its scheme.
    }
  }
  return null;
}

function readTelegram(url) {
  const [name, rest] = url.pathname.split("/").filter(Boolean);
  if (name === "share" && url.searchParams.has("url")) return { kind: "share", url: url.searchParams.get("url") };
  if (rest === undefined && /^\w{4,32}$/.test(name ?? "")) {
    return { kind: "bot", username: name, payload: url.searchParams.get("start") };
  }
  return { kind: "web", href: url.href };
}

function readApp(url) {
  const action = url.hostname || url.pathname.replaceAll("/", "");
  const values = url.searchParams;
  if (action === "resolve" && values.has("domain")) {
    return { kind: "bot", username: values.get("domain"), payload: values.get("start") };
  }
  if (action === "msg_url" && values.has("url")) return { kind: "share", url: values.get("url") };
  return null;
}
