/**
 * The pipeline's own certificate authority and the certificates of its hosts, made by the JDK's
 * keytool. Who trusts them, and where they are kept, is decided elsewhere.
 */
@NullMarked
package io.clicklake.host.certificate;

import org.jspecify.annotations.NullMarked;
