/** What the machine in front of the user has for a deployment: programs and files. */
@NullMarked
package io.clicklake.stack.deploy.machine;

import org.jspecify.annotations.NullMarked;
