/**
 * The {@code verify} command: the audit of a lake on disk or in a bucket, told to people and to
 * programs. The audit itself is {@code connect.audit}.
 */
@NullMarked
package io.clicklake.stack.verify;

import org.jspecify.annotations.NullMarked;
