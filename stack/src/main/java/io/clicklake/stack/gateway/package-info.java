/**
 * What stands between the web and the Lambda in the cloud, in one process on loopback: an HTTP API
 * of API Gateway (payload format 2.0, CORS) and the Lambda Runtime API. It knows the function only
 * as something that takes and gives JSON.
 */
@NullMarked
package io.clicklake.stack.gateway;

import org.jspecify.annotations.NullMarked;
