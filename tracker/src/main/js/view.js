/** @fileoverview Which page is looked at: loaded, restored, or shown by a script under another address. */
import {attempt, listen} from "./attempt.js";
import {begin, leave} from "./engage.js";
import {act, address, locate, page, path} from "./record.js";

/** @param {string} referrer */
export const view = (referrer) => {
  locate();
  begin();
  act("page_view", {page_title: document.title, referrer});
};

/** The address may have changed. The old view ends at once; the next has its title when the script is done. */
const change = () => {
  if (address() == page) return;
  leave();
  setTimeout(() => {
    const from = page;
    if (address() == from) return;
    act("navigation", {from_path: path, to_path: location.pathname});
    view(from);
  });
};

export const watchAddress = () => {
  for (const name of ["pushState", "replaceState"]) {
    const native = history[name];
    history[name] = (...all) => {
      native.apply(history, all);
      attempt(change);
    };
  }
  listen("popstate", change);
};
