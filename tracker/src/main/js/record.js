/** @fileoverview What happened becomes an event of the contract, and is kept until it is delivered. */
import {schedule} from "./deliver.js";
import {identify} from "./identify.js";
import {keep} from "./keep.js";
import {visit, writeVisit} from "./visit.js";

const MAX_TEXT = 4096;
const MAX_EVENT = 16e3;

/** The page that events belong to. */
export let page = "";
export let path = "";

/** A part of a page is not another page. */
export const address = () => location.href.split("#")[0];

export const locate = () => {
  page = address();
  path = location.pathname;
};

/**
 * Text at a length that the collector takes.
 *
 * @param {string} name
 * @param {?} value
 */
const cut = (name, value) => value?.slice?.(0, MAX_TEXT) ?? value;

/**
 * Nothing is recorded outside a session, nor in one that the sample leaves out.
 *
 * @param {string} type
 * @param {!ClicklakeFields} fields
 * @param {number=} at
 */
export const record = (type, fields, at = Date.now()) => {
  if (visit.start) writeVisit();
  if (!visit.id) return;
  const id = identify();
  const json = JSON.stringify(
    {
      event_id: id,
      event_type: type,
      event_time: at,
      session_id: visit.id,
      page_url: page,
      viewport_width: innerWidth,
      viewport_height: innerHeight,
      ...fields,
    },
    cut);
  if (json.length > MAX_EVENT) {
    record(type, {properties: {oversize: json.length}}, at);
  } else {
    keep(id, json);
    schedule();
  }
};

/**
 * An event that the visitor caused: two of them, and the session is no bounce.
 *
 * @noinline
 * @param {string} type
 * @param {!ClicklakeFields} fields
 */
export const act = (type, fields) => {
  visit.acts++;
  record(type, fields);
};
