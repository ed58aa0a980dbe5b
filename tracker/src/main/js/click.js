/** @fileoverview What the visitor clicks and submits: marked elements, links, comments. */
import {listen} from "./attempt.js";
import {act, page, path} from "./record.js";

/**
 * The nearest element with such a mark, if there is one.
 *
 * @noinline
 * @param {!Event} event
 * @param {string} mark
 * @param {function(string, !ClicklakeFields)} tell
 */
const marked = (event, mark, tell) => {
  const element = /** @type {!Element} */ (event.target).closest("[" + mark + "]");
  if (element) tell(element.getAttribute(mark), {element_tag: element.localName, element_id: element.id});
};

/** @param {!Event} event */
const follow = (event) => {
  const link = /** @type {?HTMLAnchorElement} */ (event.target.closest("a[href]"));
  if (!link || event.defaultPrevented || event.button > 1 || !link.host) return;
  if (link.href.split("#")[0] == page) return;
  act("navigation", {
    from_path: path,
    to_path: link.host == location.host ? link.pathname : link.href,
  });
};

export const watchClicks = () => {
  listen("click", (event) => {
    marked(event, "data-log-click", (name, element) =>
      act("click_event", {...element, x: event.clientX, y: event.clientY, properties: {name}}));
    marked(event, "data-log-share", (platform, element) => act("share_event", {...element, platform}));
  });
  listen("submit", (event) =>
    marked(event, "data-log-comment", (post_id, element) => act("comment_submit", {...element, post_id})));
  listen("click", follow, true);
  listen("auxclick", follow, true);
};
