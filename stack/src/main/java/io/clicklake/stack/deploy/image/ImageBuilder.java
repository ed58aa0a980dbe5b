package io.clicklake.stack.deploy.image;

import io.clicklake.stack.deploy.account.RegistryLogin;

/** Builds the function's image for arm64 and pushes it: one manifest, no index of several. */
public interface ImageBuilder {

  /** A short name, as in tags. */
  String name();

  /** What it runs or does, for people. */
  String description(FunctionContext context, String image);

  /**
   * Builds and pushes.
   *
   * @param image registry, name and tag
   * @return the digest that the registry knows it by, {@code sha256:…}
   * @throws ImageException with what to do
   */
  String push(FunctionContext context, String image, RegistryLogin login);
}
