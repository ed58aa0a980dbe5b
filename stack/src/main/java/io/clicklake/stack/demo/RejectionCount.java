package io.clicklake.stack.demo;

/**
 * How many events were rejected for one reason.
 *
 * @param example one of their messages
 */
record RejectionCount(String reason, long events, String example) {}
