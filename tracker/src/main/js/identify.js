/** @fileoverview Identities: UUIDs of version 7, in the order they were made. */

/** The places that 24, 20, 16 and 12 digits follow. */
const DASHES = /.{4}(?=.{12,24}$)/g;

let made = 0;

/**
 * @noinline
 * @param {(number|bigint)} number
 * @param {number} digits
 */
const hex = (number, digits) => number.toString(16).padStart(digits, "0");

/** Milliseconds, a counter of 12 bits, the variant's digit, 60 random bits (RFC 9562). */
export const identify = () => {
  const random = hex(crypto.getRandomValues(new BigUint64Array(1))[0], 16).slice(1);
  return (hex(Date.now(), 12) + "7" + hex(made++ & 4095, 3) + "8" + random).replace(DASHES, "$&-");
};

/**
 * What every identity of that moment begins with: identities sort by their time, until the year 2527.
 *
 * @param {number} at
 */
export const moment = (at) => hex(at, 12).replace(/.{8}/, "$&-");
