/**
 * Secrets of connectors that stay where they are: a worker reads them from AWS Systems Manager when
 * it starts a connector, so that neither its settings nor Kafka hold them. Knows nothing of the
 * sink.
 */
@NullMarked
package io.clicklake.connect.secret;

import org.jspecify.annotations.NullMarked;
