/**
 * {@code clicklake deploy} and {@code destroy}: the steps from a checkout to a lake in an account
 * of AWS, and back. Each step looks first whether it is done, so that a deployment goes on where it
 * stopped. Terraform, AWS and images have packages of their own below; no step knows how they work.
 */
@NullMarked
package io.clicklake.stack.deploy;

import org.jspecify.annotations.NullMarked;
