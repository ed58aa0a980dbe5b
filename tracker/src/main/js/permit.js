/** @fileoverview Whether the visitor lets the page record. */
import {on, options} from "./configure.js";
import {recall} from "./remember.js";

const LOCAL = /\blocalhost$|^127\.|^\[::1|^$/;

export const permitted = () => {
  const consent = recall("consent");
  return !(
    (navigator.globalPrivacyControl && "" + options.respectGpc != "false") ||
    (navigator.doNotTrack == "1" && on(options.respectDnt)) ||
    (LOCAL.test(location.hostname) && !on(options.localhost)) ||
    (consent != "in" && (consent || on(options.requireOptIn)))
  );
};
