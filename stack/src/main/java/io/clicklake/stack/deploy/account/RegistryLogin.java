package io.clicklake.stack.deploy.account;

/** Who pushes to a registry of images. Its text holds no secret. */
public record RegistryLogin(String user, String password) {

  @Override
  public String toString() {
    return "user " + user;
  }
}
