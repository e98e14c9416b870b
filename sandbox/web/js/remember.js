/** What this browser remembers between visits. Storage may be forbidden; then nothing is remembered. */

export function recall(name) {
  try {
    return localStorage.getItem(`sandbox.${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`sandbox.${name}`, value);
  } catch {
    // The choice then lasts until the page is closed.
  }
}
