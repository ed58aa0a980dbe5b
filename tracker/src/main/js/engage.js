/** @fileoverview How long a page is in use, and how far it is read. */
import {record} from "./record.js";
import {visit} from "./visit.js";

/** A gap between two signs of life counts up to this: nobody reads longer without one. */
const PAUSE_MS = 6e4;

/** The browser's own scrolling, to a remembered place or to the top of the next view, is not the visitor's. */
const SETTLE_MS = 500;

const DEPTHS = [100, 90, 75, 50, 25];

let began = 0;
let mark = 0;
let engaged_ms = 0;
let deepest = 0;
let told = 0;

/** Counts the time since the last sign of life, if the page was visible. */
export const account = () => {
  const now = Date.now();
  if (mark) engaged_ms += Math.min(now - mark, PAUSE_MS);
  mark = document.hidden ? 0 : now;
};

/** A view begins. */
export const begin = () => {
  mark = engaged_ms = deepest = told = 0;
  account();
  began = Date.now();
};

/**
 * @param {function(number): number} step what is told of the deepest point reached
 * @param {number=} at
 */
const measure = (step, at) => {
  const depth = (100 * (scrollY + innerHeight)) / document.documentElement.scrollHeight;
  deepest = Math.max(deepest, Math.min(100, Math.round(depth)));
  const scroll_percentage = step(deepest);
  if (scroll_percentage > told) {
    told = scroll_percentage;
    record("scroll_event", {scroll_percentage}, at);
  }
};

/**
 * The view ends or is hidden: what it was used since the last time.
 *
 * @param {number=} at
 */
export const leave = (at = Date.now()) => {
  account();
  if (engaged_ms > 0) {
    visit.engaged += engaged_ms;
    record("time_on_page", {engaged_ms, duration_ms: at - began}, at);
    engaged_ms = 0;
    measure((depth) => depth, at);
  }
};

/** The page is gone, though it may come back: the time until then is nobody's. */
export const rest = () => {
  mark = 0;
};

/** The page was scrolled. */
export const scroll = () => {
  if (Date.now() - began > SETTLE_MS)
    measure((depth) => /** @type {number} */ (DEPTHS.find((step) => step <= depth)));
};
