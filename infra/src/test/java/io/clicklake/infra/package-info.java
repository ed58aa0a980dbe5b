/**
 * Holds what lies in infra/terraform true: against the schemas, against SQL engines, against an
 * emulation of AWS. It makes nothing that runs.
 */
@NullMarked
package io.clicklake.infra;

import org.jspecify.annotations.NullMarked;
