package io.clicklake.stack.deploy.account;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Other addresses of AWS's services, under the variables that all of AWS's tools know: {@code
 * AWS_ENDPOINT_URL_<SERVICE>}, and {@code AWS_ENDPOINT_URL} for the others.
 */
record Endpoints(Map<String, String> variables) {

  private static final String ALL = "AWS_ENDPOINT_URL";

  Endpoints {
    variables = Map.copyOf(variables);
  }

  Optional<URI> of(String service) {
    String own = ALL + "_" + service.toUpperCase(Locale.ROOT);
    return Optional.of(variables.getOrDefault(own, variables.getOrDefault(ALL, "")))
        .filter(address -> !address.isEmpty())
        .map(URI::create);
  }
}
