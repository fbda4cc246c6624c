// Runs in a page before anything else: notes when the call card is there and when the first row of its history is painted,
// in milliseconds since the navigation began.
const attachShadow = Element.prototype.attachShadow;

function watch(root) {
  const observer = new MutationObserver(() => {
    if (!root.querySelector("button.row")) {
      return;
    }
    observer.disconnect();
    requestAnimationFrame(() => {
      // What is sent from a frame arrives after it was painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.painted = { card: window.cardAt, row: performance.now() });
      port2.postMessage(null);
    });
  });
  observer.observe(root, { childList: true, subtree: true });
}

Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  if (this.localName === "pbx-call-card") {
    window.cardAt ??= performance.now();
  } else if (this.localName === "pbx-call-history") {
    window.historyRoot = root;
    watch(root);
  }
  return root;
};

/** Scroll through the history, back and forth where it ends, and return how long each frame took. */
window.scrollHistory = async (distance, step) => {
  const frame = () => new Promise(requestAnimationFrame);
  const scroller = window.historyRoot.querySelector(".scroller");
  const frames = [];
  let [direction, stalled, rows] = [1, 0, 0];
  let before = await frame();
  for (let travelled = 0; travelled < distance; ) {
    const from = scroller.scrollTop;
    scroller.scrollTop += direction * step;
    const moved = Math.abs(scroller.scrollTop - from);
    travelled += moved;
    if (!moved && scroller.ariaBusy === "true") {
      // The next page is on its way.
      stalled += 1;
    } else if (!moved) {
      direction = -direction;
    }
    const at = await frame();
    frames.push(at - before);
    before = at;
    rows = Math.max(rows, window.historyRoot.querySelectorAll("button.row").length);
  }
  return { frames, stalled, rows };
};
