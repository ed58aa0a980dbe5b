/**
 * @fileoverview How the page felt (web.dev/vitals), beside the tracker: one event web_vitals when the page is hidden, with
 * lcp, inp, ttfb in milliseconds and cls as a number.
 */
import {attempt} from "./attempt.js";

let lcp = 0;
let inp = 0;
let cls = 0;
let told = false;

/** The shifts of the session window: none a second after the one before, five seconds at most. */
let shift = 0;
let first = 0;
let last = 0;

/**
 * @param {!Object} what
 * @param {function(?)} see
 */
const observe = (what, see) =>
  attempt(() => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({buffered: true, ...what}));

const tell = () => {
  if (told) return;
  told = true;
  const loading = performance.getEntriesByType("navigation")[0];
  const began = loading?.activationStart || 0;
  window.clicklake?.track("web_vitals", {
    ttfb: Math.round(Math.max(0, loading?.responseStart - began)),
    lcp: Math.round(Math.max(0, lcp - began)),
    inp: Math.round(inp),
    cls: Math.round(cls * 1e4) / 1e4,
  });
};

observe({type: "largest-contentful-paint"}, (paint) => {
  lcp = paint.startTime;
});
observe({type: "event", durationThreshold: 40}, (event) => {
  if (event.interactionId) inp = Math.max(inp, event.duration);
});
observe({type: "layout-shift"}, (moved) => {
  if (moved.hadRecentInput) return;
  if (moved.startTime - last > 1e3 || moved.startTime - first > 5e3) {
    shift = 0;
    first = moved.startTime;
  }
  last = moved.startTime;
  shift += moved.value;
  cls = Math.max(cls, shift);
});
// A page that is left ends before it is hidden. First come, first served: this script stands before the tracker, which
// then sends what it has.
addEventListener("pagehide", tell, true);
addEventListener("visibilitychange", () => document.hidden && tell(), true);
