/**
 * @fileoverview The session: one tab's visit. It lies in sessionStorage, so it ends with the tab, and a tab opened
 * from another's script continues that one's.
 */
import {attempt} from "./attempt.js";
import {key} from "./remember.js";

/** @type {!ClicklakeVisit} */
export let visit = /** @type {!ClicklakeVisit} */ ({});

export const readVisit = () => {
  visit = attempt(() => /** @type {!ClicklakeVisit} */ (JSON.parse(sessionStorage[key("visit")]))) || visit;
};

/** @param {!ClicklakeVisit=} next */
export const writeVisit = (next = visit) => {
  visit = next;
  attempt(() => (sessionStorage[key("visit")] = JSON.stringify(visit)));
};
