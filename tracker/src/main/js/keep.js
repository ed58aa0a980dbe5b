/**
 * @fileoverview Events that the collector has not acknowledged: one name of the shelf each, so that no two tabs write the
 * same one and a closed tab loses nothing.
 */
import {moment} from "./identify.js";
import {floor, key, shelf} from "./remember.js";
import {visit} from "./visit.js";

export const MAX_AGE_MS = 7 * 864e5;
const MAX_CHARACTERS = 256e3;

/** An event of another tab is left to that tab for so long. */
export const OTHERS_MS = 1e4;

/** Whether all that is kept outlives the page. */
export const lasting = () => !Object.keys(floor).length;

/**
 * @param {string} id
 * @param {string} json
 */
export const keep = (id, json) => {
  try {
    shelf[key(id)] = json;
  } catch (full) {
    floor[key(id)] = json;
  }
};

/** @param {!Array<string>} names */
export const drop = (names) => {
  for (const name of names) {
    delete shelf[name];
    delete floor[name];
  }
};

/**
 * The kept events of this tab, and those of others that are older, oldest first. Those past their age, and the oldest
 * where they are too many, are dropped.
 *
 * @param {number=} others_ms the least age of another tab's event
 * @return {!Array<!Array<string>>} pairs of name and JSON
 */
export const kept = (others_ms = 0) => {
  const oldest = key(moment(Date.now() - MAX_AGE_MS));
  const settled = key(moment(Date.now() - others_ms));
  let characters = 0;
  return Object.entries(/** @type {?} */ ({...floor, ...shelf}))
    .filter(([name, json]) => name.startsWith(key("0")) && (name < settled || json.includes(visit.id)))
    .sort()
    .reverse()
    .filter(([name, json]) => (name > oldest && (characters += json.length) < MAX_CHARACTERS) || drop([name]))
    .reverse();
};
