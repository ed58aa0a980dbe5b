/** @fileoverview The ES module: the build's wrapper exports what is put here. */
import {init, optIn, optOut, track} from "./start.js";

CLICKLAKE_EXPORTS = {init, track, optIn, optOut};
