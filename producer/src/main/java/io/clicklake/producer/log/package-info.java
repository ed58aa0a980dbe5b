/**
 * What the function says on standard output: JSON documents, one a line, and the form of SLF4J that
 * libraries say theirs through. It holds no request and counts nothing.
 */
@NullMarked
package io.clicklake.producer.log;

import org.jspecify.annotations.NullMarked;
