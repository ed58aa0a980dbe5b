package io.clicklake.connect;

/** The version that Connect shows for the plugin, from the jar's manifest. */
final class Version {

  static final String OF_THIS_BUILD = fromManifest();

  private Version() {}

  private static String fromManifest() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
