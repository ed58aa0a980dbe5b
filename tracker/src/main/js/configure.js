/** @fileoverview What the site's owner set, by attributes of the script or by init. */

/** @type {!ClicklakeOptions} */
export let options = /** @type {?} */ ({});

/** @param {!ClicklakeOptions} chosen */
export const configure = (chosen) => {
  options = chosen;
};

/**
 * Whether an option is on: true, or an attribute that says so or nothing.
 *
 * @param {(string|boolean|undefined)} value
 */
export const on = (value) => /^(true|)$/.test("" + value);
