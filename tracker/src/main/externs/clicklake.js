/**
 * @fileoverview Names that the compiler keeps: the contract's fields, the tracker's interface and stored state, and
 * what browsers have that the compiler does not know.
 * @externs
 */

/** @record */
function ClicklakeOptions() {}
/** @type {string} */
ClicklakeOptions.prototype.endpoint;
/** @type {(string|number|undefined)} */
ClicklakeOptions.prototype.sample;
/** @type {(string|boolean|undefined)} */
ClicklakeOptions.prototype.respectGpc;
/** @type {(string|boolean|undefined)} */
ClicklakeOptions.prototype.respectDnt;
/** @type {(string|boolean|undefined)} */
ClicklakeOptions.prototype.requireOptIn;
/** @type {(string|boolean|undefined)} */
ClicklakeOptions.prototype.localhost;

/** @record */
function ClicklakeApi() {}
/** @type {function(!ClicklakeOptions)} */
ClicklakeApi.prototype.init;
/** @type {function(string, !Object=)} */
ClicklakeApi.prototype.track;
/** @type {function()} */
ClicklakeApi.prototype.optIn;
/** @type {function()} */
ClicklakeApi.prototype.optOut;

/** @type {(!ClicklakeApi|undefined)} */
Window.prototype.clicklake;

/** @type {!ClicklakeApi} */
var CLICKLAKE_EXPORTS;

/** @record */
function ClicklakeFields() {}
/** @type {(string|undefined)} */
ClicklakeFields.prototype.event_id;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.event_type;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.event_time;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.session_id;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.sent_at;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.page_url;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.page_title;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.referrer;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.duration_ms;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.engaged_ms;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.scroll_percentage;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.element_tag;
/** @type {(string|null|undefined)} */
ClicklakeFields.prototype.element_id;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.x;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.y;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.viewport_width;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.viewport_height;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.from_path;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.to_path;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.platform;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.post_id;
/** @type {(boolean|undefined)} */
ClicklakeFields.prototype.is_bot;
/** @type {(string|undefined)} */
ClicklakeFields.prototype.tracker_version;
/** @type {(!Object|undefined)} */
ClicklakeFields.prototype.properties;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.oversize;

/** @record */
function ClicklakeVisit() {}
/** @type {(string|undefined)} */
ClicklakeVisit.prototype.id;
/** @type {(number|undefined)} */
ClicklakeVisit.prototype.start;
/** @type {(number|undefined)} */
ClicklakeVisit.prototype.last;
/** @type {(string|undefined)} */
ClicklakeVisit.prototype.source;
/** @type {(number|undefined)} */
ClicklakeVisit.prototype.engaged;
/** @type {(number|undefined)} */
ClicklakeVisit.prototype.acts;
/** @type {(number|undefined)} */
ClicklakeVisit.prototype.ended;

/**
 * @param {string} type
 * @param {function(!Event): *} react
 * @param {boolean=} capture
 */
function addEventListener(type, react, capture) {}
/** @type {!Storage} */
var localStorage;
/** @type {!Storage} */
var sessionStorage;
/** @type {number} */
var innerWidth;
/** @type {number} */
var innerHeight;
/** @type {number} */
var scrollY;
/** @constructor */
function Navigation() {}
/**
 * @param {string} type
 * @param {function(!NavigateEvent)} react
 */
Navigation.prototype.addEventListener = function (type, react) {};
/** @type {(!Navigation|undefined)} */
Window.prototype.navigation;
/** @type {(boolean|undefined)} */
Navigator.prototype.webdriver;
/** @type {(boolean|undefined)} */
Navigator.prototype.globalPrivacyControl;
/** @type {(string|null|undefined)} */
Navigator.prototype.doNotTrack;
/** @type {(boolean|undefined)} */
Document.prototype.prerendering;

/** @record @struct */
function NavigationDestination() {}
/** @type {string} */
NavigationDestination.prototype.url;
/** @type {boolean} */
NavigationDestination.prototype.sameDocument;

/**
 * @constructor
 * @extends {Event}
 */
function NavigateEvent() {}
/** @type {!NavigationDestination} */
NavigateEvent.prototype.destination;
/** @type {(string|null|undefined)} */
NavigateEvent.prototype.downloadRequest;

/** @constructor */
function LockManager() {}
/**
 * @param {string} name
 * @param {{ifAvailable: (boolean|undefined)}} options
 * @param {function(?Object): *} work
 * @return {!Promise<*>}
 */
LockManager.prototype.request = function (name, options, work) {};
/** @type {(!LockManager|undefined)} */
Navigator.prototype.locks;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.ttfb;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.lcp;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.inp;
/** @type {(number|undefined)} */
ClicklakeFields.prototype.cls;

/** @record */
function ClicklakeTiming() {}
/** @type {number} */
ClicklakeTiming.prototype.activationStart;
/** @type {number} */
ClicklakeTiming.prototype.interactionId;
/** @type {number} */
ClicklakeTiming.prototype.durationThreshold;
/** @type {boolean} */
ClicklakeTiming.prototype.hadRecentInput;
