/** @fileoverview The tracker's own faults stay its own: nothing is thrown into the page. */

/**
 * What the work returns, undefined where it throws.
 *
 * @template T
 * @param {function(): T} work
 * @return {T|undefined}
 */
export const attempt = (work) => {
  try {
    return work();
  } catch (fault) {
    return undefined;
  }
};

/**
 * Listens at the window without ever failing the page: before the page's own code, or after it.
 *
 * @param {string} type
 * @param {function(?): *} react
 * @param {boolean=} after
 */
export const listen = (type, react, after) =>
  addEventListener(type, (event) => attempt(() => react(event)), !after);
