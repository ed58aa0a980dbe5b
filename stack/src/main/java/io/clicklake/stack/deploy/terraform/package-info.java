/**
 * A directory of Terraform: the configuration that a deployment begins with, the two values that it
 * writes there, and Terraform's own program. What the values mean is the module's business, in
 * infra/terraform.
 */
@NullMarked
package io.clicklake.stack.deploy.terraform;

import org.jspecify.annotations.NullMarked;
