/** @fileoverview Who sent the visitor: a campaign, or another site. */
import {record} from "./record.js";
import {visit} from "./visit.js";

/** The campaign that the page's address names, empty for none. */
export const campaign = () => "" + (location.search.match(/utm_\w+=[^&]+/g) || "");

/**
 * Says it once a source.
 *
 * @param {string} named the campaign
 */
export const refer = (named) => {
  const referrer = document.referrer;
  const source = named || (referrer.startsWith(location.origin + "/") ? "" : referrer);
  if (source && source != visit.source) {
    visit.source = source;
    record("referral_event", {referrer});
  }
};
