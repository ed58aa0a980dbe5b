/** @fileoverview The tracker as pages know it: init, track, optIn, optOut. */
import {attempt, listen} from "./attempt.js";
import {watchClicks} from "./click.js";
import {configure, options} from "./configure.js";
import {flush, join, part, retry} from "./deliver.js";
import {account, leave, rest, scroll} from "./engage.js";
import {drop, kept} from "./keep.js";
import {permitted} from "./permit.js";
import {act} from "./record.js";
import {campaign, refer} from "./refer.js";
import {remember} from "./remember.js";
import {end, resume} from "./resume.js";
import {view, watchAddress} from "./view.js";
import {readVisit, visit, writeVisit} from "./visit.js";

/** Whether the page ends because another one of the site is coming. */
let onward = false;

/**
 * A sign of life. Who comes back to a session that is over, or to a page from the browser's cache, looks at it anew.
 *
 * @param {!Event} event
 */
const live = (event) => {
  if (visit.start && (resume() || event.persisted)) view(document.referrer);
  account();
};

const watch = () => {
  listen("pointermove", live);
  listen("keydown", live);
  listen("scroll", (event) => {
    live(event);
    scroll();
  });
  watchAddress();
  watchClicks();
  window.navigation?.addEventListener("navigate", ({destination, downloadRequest}) => {
    onward = !downloadRequest && !destination.sameDocument && destination.url.startsWith(location.origin + "/");
  });
  listen("online", retry);
  listen("visibilitychange", (event) => {
    if (document.hidden) {
      leave();
      flush();
    } else {
      live(event);
    }
  });
  listen("pagehide", () => {
    leave();
    rest();
    if (!onward) end(Date.now());
    part(onward);
  });
  listen("pageshow", (event) => {
    onward = false;
    join();
    live(event);
  });
};

const start = () => {
  if (visit.start || !permitted()) return;
  const named = campaign();
  readVisit();
  resume(named);
  refer(named);
  view(document.referrer);
};

/** @param {!ClicklakeOptions} chosen */
export const init = (chosen) =>
  attempt(() => {
    if (options.endpoint || !chosen.endpoint) return;
    configure(chosen);
    watch();
    if (document.prerendering) listen("prerenderingchange", start);
    else start();
  });

/**
 * @param {string} name
 * @param {!Object=} properties
 */
export const track = (name, properties = {}) =>
  attempt(() => {
    const {post_id, platform, ...others} = /** @type {!ClicklakeFields} */ (properties);
    act(name, {post_id, platform, properties: others});
  });

export const optIn = () =>
  attempt(() => {
    remember("consent", "in");
    start();
  });

export const optOut = () =>
  attempt(() => {
    remember("consent", "out");
    drop(kept().map(([name]) => name));
    writeVisit({});
  });
