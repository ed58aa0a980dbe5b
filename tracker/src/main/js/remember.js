/**
 * @fileoverview What all tabs of the site share: localStorage, or this page's memory where it is denied. Each collector
 * has its own names there, since two sites may share one origin.
 */
import {attempt} from "./attempt.js";
import {options} from "./configure.js";

/**
 * Ends with the page; for what the shelf does not take.
 *
 * @type {!Object<string, (string|number)>}
 */
export const floor = {};

/** @type {!Object<string, (string|number)>} */
export const shelf = attempt(() => /** @type {?} */ (localStorage)) || floor;

/**
 * @noinline
 * @param {string} name
 */
export const key = (name) => "clicklake " + options.endpoint + " " + name;

/**
 * What was remembered, numbers perhaps as text; undefined for nothing.
 *
 * @param {string} name
 * @return {?}
 */
export const recall = (name) => shelf[key(name)];

/**
 * @noinline
 * @param {string} name
 * @param {string|number} value
 */
export const remember = (name, value) => attempt(() => (shelf[key(name)] = value));
