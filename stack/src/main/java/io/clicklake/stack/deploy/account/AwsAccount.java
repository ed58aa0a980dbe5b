package io.clicklake.stack.deploy.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.deploy.account.AwsCalls.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The account whose credentials the AWS SDK finds (environment, profile, role), in one region.
 * {@link Endpoints} lead elsewhere, as they lead Terraform.
 */
public final class AwsAccount implements Account {

  private static final String SHA256 = "sha256";

  private final String region;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final S3Client s3;
  private final AwsCalls calls;
  private final AwsHosts hosts;
  private final AwsLake lake;

  /**
   * An account.
   *
   * @param variables of the process
   */
  public AwsAccount(String region, Map<String, String> variables, Pause pause) {
    this.region = region;
    Endpoints endpoints = new Endpoints(variables);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(credentials)
            .region(Region.of(region));
    endpoints.of("s3").ifPresent(builder::endpointOverride);
    s3 = builder.build();
    calls = new AwsCalls(region, http, credentials, endpoints, pause);
    hosts = new AwsHosts(calls, pause);
    lake = new AwsLake(calls, pause);
  }

  @Override
  public Optional<String> checksum(String bucket, String key) {
    return asked(
        "look for s3://" + bucket + "/" + key,
        "s3:GetObject and s3:ListBucket",
        () -> {
          try {
            return Optional.ofNullable(
                s3.headObject(head -> head.bucket(bucket).key(key)).metadata().get(SHA256));
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void upload(Path file, String sha256, String bucket, String key) {
    asked(
        "upload " + file + " to s3://" + bucket + "/" + key,
        "s3:PutObject",
        () ->
            s3.putObject(
                put -> put.bucket(bucket).key(key).metadata(Map.of(SHA256, sha256)), file));
  }

  @Override
  public void write(String text, String bucket, String key) {
    asked(
        "write s3://" + bucket + "/" + key,
        "s3:PutObject",
        () -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text)));
  }

  @Override
  public long objects(String bucket) {
    return asked(
        "list s3://" + bucket,
        "s3:ListBucket",
        () -> {
          try {
            return (long) s3.listObjectsV2(list -> list.bucket(bucket)).contents().size();
          } catch (NoSuchBucketException none) {
            return 0L;
          }
        });
  }

  @Override
  public Optional<String> imageDigest(String repository, String tag) {
    return asked(
        "look for image " + repository + ":" + tag,
        "ecr:DescribeImages",
        () ->
            unless(
                "ImageNotFoundException",
                () ->
                    calls
                        .call(
                            Service.ECR,
                            "DescribeImages",
                            Map.of(
                                "repositoryName",
                                repository,
                                "imageIds",
                                List.of(Map.of("imageTag", tag))))
                        .path("imageDetails")
                        .path(0)
                        .path("imageDigest")
                        .asText()));
  }

  @Override
  public RegistryLogin registryLogin() {
    JsonNode answer =
        asked(
            "get a login to the registry of images",
            "ecr:GetAuthorizationToken",
            () -> calls.call(Service.ECR, "GetAuthorizationToken", Map.of()));
    String token = answer.path("authorizationData").path(0).path("authorizationToken").asText();
    String[] pair =
        new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split(":", 2);
    if (pair.length != 2) {
      throw new AccountException("ECR's login is no user and password");
    }
    return new RegistryLogin(pair[0], pair[1]);
  }

  @Override
  public Optional<String> parameter(String name) {
    return asked(
        "read the parameter " + name,
        "ssm:GetParameter",
        () ->
            unless(
                "ParameterNotFound",
                () ->
                    calls
                        .call(
                            Service.SSM,
                            "GetParameter",
                            Map.of("Name", name, "WithDecryption", true))
                        .path("Parameter")
                        .path("Value")
                        .asText()));
  }

  @Override
  public List<String> parametersUnder(String path) {
    return asked(
        "list the parameters under " + path,
        "ssm:GetParametersByPath",
        () -> {
          List<String> names = new ArrayList<>();
          Map<String, Object> request = new HashMap<>(Map.of("Path", path, "Recursive", true));
          JsonNode page;
          do {
            page = calls.call(Service.SSM, "GetParametersByPath", request);
            page.path("Parameters").forEach(one -> names.add(one.path("Name").asText()));
            request.put("NextToken", page.path("NextToken").asText());
          } while (page.hasNonNull("NextToken"));
          return names.stream().sorted().toList();
        });
  }

  @Override
  public HostOutcome run(String instance, HostCommand command, Duration patience) {
    return asked(
        "run " + command.document() + " on " + instance,
        "ssm:SendCommand and ssm:GetCommandInvocation",
        () -> hosts.run(instance, command, patience));
  }

  @Override
  public List<List<String>> query(LakeQuery query) {
    return asked(
        "ask Athena's workgroup " + query.workgroup(),
        "athena:StartQueryExecution, and to read table, lake and results",
        () -> lake.query(query));
  }

  /** The answer; empty where the service refuses with this error. */
  private static Optional<String> unless(String error, Supplier<String> call) {
    try {
      return Optional.of(call.get());
    } catch (AwsRefusal refusal) {
      if (refusal.is(error)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private <T> T asked(String what, String right, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException | AwsRefusal e) {
      throw new AccountException(
          "cannot %s in %s: %s; expected credentials of the account that may %s"
              .formatted(what, region, e.getMessage(), right),
          e);
    }
  }

  @Override
  public void close() {
    s3.close();
    credentials.close();
    http.close();
  }
}
