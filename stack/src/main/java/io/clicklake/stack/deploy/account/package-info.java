/**
 * An account of AWS as far as a deployment needs it: objects in buckets, images in a repository,
 * commands on hosts, queries over the lake. It decides nothing; what is deployed is not known here.
 */
@NullMarked
package io.clicklake.stack.deploy.account;

import org.jspecify.annotations.NullMarked;
