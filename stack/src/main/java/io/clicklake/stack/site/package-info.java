/**
 * The website beside the ingest endpoint of the local stack: the invented blog with the tracker,
 * and the live page of the lake. Pages are whole in memory and the same for all; what changes is
 * one document of data that it is given. It collects nothing: events take the way of everybody's.
 */
@NullMarked
package io.clicklake.stack.site;

import org.jspecify.annotations.NullMarked;
