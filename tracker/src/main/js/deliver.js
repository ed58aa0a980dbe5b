/**
 * @fileoverview Batches to the collector. While the page lives, one tab at a time sends and learns the answer; what is
 * left when the page ends is handed to the browser.
 */
import {options} from "./configure.js";
import {MAX_AGE_MS, OTHERS_MS, drop, kept, lasting} from "./keep.js";
import {key, recall, remember} from "./remember.js";
import {visit} from "./visit.js";

/**
 * Browsers carry 64 KiB beyond the end of a page, shared by all that is in flight. So many characters are at most 60 kB in
 * any script, and at most 100 events, the least of which has 200.
 */
const MAX_CHARACTERS = 2e4;
const GATHER_MS = 1e3;
const TIMEOUT_MS = 3e4;
const MAX_WAIT_MS = 36e5;

/** How long a request may go without an answer until nobody counts on it. */
const PATIENCE_MS = 5e3;

/** How long a good answer vouches for the collector. */
const TRUST_MS = 6e4;

let timer = 0;
let failures = 0;
let parted = false;

/** @typedef {{names: !Array<string>, size: number, sent_at: number, body: string}} */
let Batch;

const NOTHING = /** @type {?} */ ({names: [], size: 0});

/**
 * What is on its way.
 *
 * @type {!Batch}
 */
let flying = NOTHING;

/**
 * The oldest kept events that fit, and are not on their way.
 *
 * @param {number} budget characters
 * @param {number=} others_ms the least age of another tab's event
 */
const take = (budget, others_ms) => {
  const sent_at = Date.now();
  let size = 0;
  const events = kept(others_ms).filter(
    ([name, json]) => !flying.names.includes(name) && (size += json.length) < budget);
  const shared = JSON.stringify({
    sent_at,
    tracker_version: "@version@",
    is_bot: navigator.webdriver,
    sample: options.sample,
  });
  return {
    names: events.map(([name]) => name),
    size,
    sent_at,
    body: shared.slice(0, -1) + ',"events":[' + events.map(([, json]) => json) + "]}",
  };
};

/**
 * Says when a tab may ask the collector next.
 *
 * @param {number} ms from now
 */
const hold = (ms) => remember("next", Date.now() + ms);

/** Sends a batch. What is left then, as too much, or refused, or another tab's, has its turn later. */
const send = async () => {
  flying = take(MAX_CHARACTERS, OTHERS_MS);
  const {names} = flying;
  if (names[0]) {
    hold(PATIENCE_MS);
    const {status, headers} = await fetch(options.endpoint, {
      method: "POST",
      body: flying.body,
      keepalive: true,
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
    }).catch(() => Response.error());
    flying = NOTHING;
    if (/^(0|5|408|429)/.test(status)) {
      hold(Math.min(1e3 * (Number(headers.get("retry-after")) || 2 ** failures++) * (1 + Math.random()), MAX_WAIT_MS));
      remember("good", 0);
    } else {
      failures = 0;
      hold(0);
      drop(names);
      remember("good", Date.now());
    }
  }
  if (kept()[0]) schedule();
};

/** Sends what is kept, unless the collector asked to wait or another tab sends; then later. */
export const flush = async () => {
  timer = 0;
  if (parted || !visit.start) return;
  if (recall("next") > Date.now()) return schedule();
  try {
    await navigator.locks.request(key(""), {ifAvailable: true}, (lock) => (lock ? send() : schedule()));
  } catch (noLocksHere) {
    // An old browser, or a page without an origin: no other tab shares what this one keeps.
    await send().catch(schedule);
  }
};

/** Sends soon, or when the collector may be asked again. */
export const schedule = () => {
  timer = timer || setTimeout(flush, Math.max(GATHER_MS, (recall("next") || 0) - Date.now()));
};

/** The network is back: no reason to wait any longer. */
export const retry = () => {
  hold(0);
  flush();
};

/**
 * The page ends, and nobody will hear an answer. Where the collector answered well a moment ago, what is handed to the
 * browser counts as delivered. Where it did not, it is kept too, and sent again by the next page under the same
 * identities; after a bad answer it is only kept.
 *
 * @param {boolean} onward whether the next page is the site's own, and sends what this one leaves
 */
export const part = (onward) => {
  const now = Date.now();
  const good = recall("good");
  let trusted = now - good < TRUST_MS;
  parted = true;
  if (flying.names[0]) {
    hold(0);
    trusted = trusted && now - flying.sent_at < PATIENCE_MS;
    if (trusted) drop(flying.names);
  }
  if (!visit.start || !navigator.onLine || good == 0 || (onward && lasting())) return;
  const batch = take(MAX_CHARACTERS - flying.size, MAX_AGE_MS);
  if (batch.names[0] && navigator.sendBeacon(options.endpoint, batch.body) && trusted) drop(batch.names);
};

/** The page is there, perhaps back from the browser's cache. */
export const join = () => {
  parted = false;
  schedule();
};
