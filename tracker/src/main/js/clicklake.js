/** @fileoverview The classic script: window.clicklake, started by the attributes of its own tag. */
import {init, optIn, optOut, track} from "./start.js";

const api = window.clicklake || {init, track, optIn, optOut};
window.clicklake = api;
api.init(/** @type {!ClicklakeOptions} */ (document.currentScript?.dataset));
