package io.clicklake.components;

import java.nio.file.Path;

/** The checkout that this process works on. */
public final class Checkout {

  private static final String HOME = "clicklake.home";

  private Checkout() {}

  /** Its directory, as the system property {@code clicklake.home} names it. */
  public static Path home() {
    String home = System.getProperty(HOME);
    if (home == null || home.isBlank()) {
      throw new ComponentException(
          "system property "
              + HOME
              + " is not set: expected the directory of the checkout; run ./clicklake or ./mvnw,"
              + " or add -D"
              + HOME
              + "=<checkout>");
    }
    return Path.of(home);
  }
}
