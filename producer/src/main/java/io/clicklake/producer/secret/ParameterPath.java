package io.clicklake.producer.secret;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a pipeline keeps its secrets: a path in a region's Parameter Store.
 *
 * @param prefix begins with a slash and does not end with one
 * @param endpoint what answers for the service
 */
public record ParameterPath(String prefix, String region, URI endpoint) {

  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_.-]+)+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  public ParameterPath {
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException(
          "the prefix is '" + prefix + "', expected a path such as /clicklake/prod");
    }
    if (!isRegion(region)) {
      throw new IllegalArgumentException(
          "the region is '" + region + "', expected one such as eu-central-1");
    }
  }

  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches();
  }

  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  /** The address of a region's Systems Manager. */
  public static URI serviceOf(String region) {
    return URI.create(
        "https://ssm." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : ""));
  }

  /** The full names of parameters that are named below the prefix. */
  List<String> names(List<String> below) {
    return below.stream().map(this::name).toList();
  }

  String name(String below) {
    return prefix + "/" + below;
  }
}
