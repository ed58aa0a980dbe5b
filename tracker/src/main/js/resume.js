/** @fileoverview Where a session begins, goes on and ends. */
import {options} from "./configure.js";
import {leave} from "./engage.js";
import {identify} from "./identify.js";
import {locate, record} from "./record.js";
import {visit, writeVisit} from "./visit.js";

const IDLE_MS = 18e5;
const MAX_MS = 864e5;

/** A session of one view is no bounce once the page was used for so long. */
const ENGAGED_MS = 1e4;

/**
 * Ends the session, for all that is known: who comes back to it within its time goes on with it, and ends it again.
 *
 * @param {number} at
 */
export const end = (at) => {
  if (!visit.start || visit.ended) return;
  visit.ended = 1;
  const duration_ms = at - visit.start;
  if (visit.acts < 2 && visit.engaged < ENGAGED_MS) record("bounce_event", {duration_ms}, at);
  record("session_end", {duration_ms, engaged_ms: visit.engaged}, at);
};

/**
 * Goes on with the session unless it is over, or another campaign brought the visitor; then begins the next one.
 *
 * @param {string=} campaign
 * @return {boolean} whether it began one
 */
export const resume = (campaign) => {
  const now = Date.now();
  const over = !(
    now - visit.last < IDLE_MS &&
    now - visit.start < MAX_MS &&
    (!campaign || campaign == visit.source)
  );
  if (over) {
    leave(visit.last);
    end(/** @type {number} */ (visit.last));
    locate();
    writeVisit({id: Math.random() < /** @type {number} */ (options.sample ?? 1) ? identify() : "", start: now, acts: 0, engaged: 0});
  }
  visit.last = now;
  visit.ended = 0;
  if (over) record("session_start", {referrer: document.referrer});
  return over;
};
