/**
 * {@code clicklake bench producer}: what an event costs at the door. The function runs as a process
 * under AWS's own runtime client, against a broker and a registry; the hot loop by itself, under
 * JMH.
 */
@NullMarked
package io.clicklake.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
