package io.clicklake.host.secret;

import io.clicklake.host.HostException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** Secrets as parameters of AWS Systems Manager: encrypted, except what is public. */
public final class ParameterStore implements Secrets {

  private final SsmClient client;
  private final String prefix;
  private final Optional<String> key;

  /**
   * Parameters under a prefix.
   *
   * @param client stays the caller's to close
   * @param prefix begins with a slash and does not end with one
   * @param key the ARN of what encrypts them; the account's key for parameters where there is none
   */
  public ParameterStore(SsmClient client, String prefix, Optional<String> key) {
    this.client = client;
    this.prefix = prefix;
    this.key = key;
  }

  /** A client that finds its credentials where AWS's tools do, the instance's role among them. */
  public static SsmClient client(String region, Optional<URI> endpoint) {
    SsmClientBuilder builder =
        SsmClient.builder()
            .region(Region.of(region))
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public Optional<String> read(SecretName name) {
    try {
      return Optional.of(
          client
              .getParameter(request -> request.name(path(name)).withDecryption(true))
              .parameter()
              .value());
    } catch (ParameterNotFoundException none) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed("read", name, "ssm:GetParameter", e);
    }
  }

  @Override
  public boolean create(SecretName name, String value) {
    try {
      put(name, value, Overwrite.NEVER);
      return true;
    } catch (ParameterAlreadyExistsException present) {
      return false;
    } catch (SdkException e) {
      throw failed("create", name, "ssm:PutParameter", e);
    }
  }

  @Override
  public void replace(SecretName name, String value) {
    try {
      put(name, value, Overwrite.ALWAYS);
    } catch (SdkException e) {
      throw failed("replace", name, "ssm:PutParameter", e);
    }
  }

  private void put(SecretName name, String value, Overwrite overwrite) {
    PutParameterRequest.Builder request =
        PutParameterRequest.builder()
            .name(path(name))
            .value(value)
            .type(name.secret() ? ParameterType.SECURE_STRING : ParameterType.STRING)
            .overwrite(overwrite == Overwrite.ALWAYS);
    if (name.secret()) {
      key.ifPresent(request::keyId);
    }
    client.putParameter(request.build());
  }

  private String path(SecretName name) {
    return prefix + "/" + name.path();
  }

  private HostException failed(String what, SecretName name, String action, SdkException e) {
    return new HostException(
        "cannot %s the parameter %s: %s; the host's role needs %s on %s/*"
            .formatted(what, path(name), e.getMessage(), action, prefix),
        e);
  }

  private enum Overwrite {
    NEVER,
    ALWAYS
  }
}
