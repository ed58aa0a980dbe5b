package io.clicklake.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clicklake.components.FreePorts;
import io.clicklake.components.MotoServer;
import io.clicklake.components.RunningComponent;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A deployment is applied to an emulation of AWS in the two steps of a real one, looked at through
 * the AWS SDK, planned again and destroyed. Skipped without terraform, its provider or moto.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("deployment")
class TerraformOnMotoIT {

  private static final String LAKE = "clicklake-123456789012-eu-central-1-raw";
  private static final String HOST_ROLE = "clicklake-eu-central-1-host";
  private static final String DIGEST = "sha256:" + "0".repeat(64);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What moto forgets, so that a plan finds it missing; AWS keeps all of it. */
  private static final Map<String, String> FORGOTTEN =
      Map.of(
          ".*aws_vpc_security_group_(in|e)gress_rule.* update \\[description]",
          "descriptions of rules",
          ".*aws_route53_zone.internal.* update \\[vpc]",
          "the VPC of a private zone",
          ".*aws_instance.node.* (create, delete|delete, create) .*",
          "that an instance has no public address, and its groups",
          ".*aws_(volume_attachment.data|route53_record.node).*",
          "which follow the instance",
          ".*aws_cloudwatch_metric_alarm.(hung|impaired).* update \\[dimensions]",
          "which follow the instance",
          ".*aws_lambda_function.ingest.* update \\[image_config, logging_config, .*]",
          "where a function logs, and its image's empty settings",
          ".*aws_lambda_alias.live.* update \\[function_version]",
          "which follows the function");

  @TempDir private static Path work = Path.of("");

  private @Nullable RunningComponent moto;
  private @Nullable AwsAccount account;
  private @Nullable Terraform terraform;
  private List<String> changes = List.of();

  @BeforeAll
  void apply() throws Exception {
    String configuration =
        TerraformFiles.text(TerraformFiles.HOME.resolve("infra/src/test/resources/moto/main.tf"))
            .replace("@MODULE@", copyOfTheModule().toString());
    Terraform plain = Terraform.in(work, configuration);
    assumeThat(MotoServer.missing()).isEmpty();
    MotoServer server = new MotoServer(work.resolve("moto"), FreePorts.next());
    moto = RunningComponent.start(server, Duration.ofMinutes(2));
    account = new AwsAccount(server.url());
    Terraform foundation = plain.with(Map.of("endpoint", server.url().toString()));
    foundation.apply();
    JsonNode before = foundation.output("deployment");
    assertThat(before.path("ingest_url").isNull()).isTrue();
    assertThat(before.path("instance_ids")).isEmpty();

    Terraform released =
        foundation.with(
            Map.of(
                "host_release",
                "{version=\"0.1.0\",sha256=\"%s\"}".formatted("0".repeat(64)),
                "function_digest",
                DIGEST));
    released.apply();
    terraform = released;
    changes = released.changes();
  }

  /** So that somebody who edits meanwhile does not disturb it. */
  private static Path copyOfTheModule() throws IOException {
    Path copy = work.resolve("module");
    try (Stream<Path> files = Files.walk(TerraformFiles.TERRAFORM)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = TerraformFiles.TERRAFORM.relativize(file);
        if (relative.toString().matches("[^/]+\\.tf|modules/[a-z]+/.*")
            && !relative.toString().contains(".terraform")) {
          Path to = copy.resolve(relative);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  @AfterAll
  void end() {
    if (account != null) {
      account.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void aSecondPlanFindsNothingToDoButWhatMotoForgets() {
    assertThat(changes)
        .allSatisfy(
            change ->
                assertThat(FORGOTTEN.keySet())
                    .as(change)
                    .anyMatch(pattern -> Pattern.matches(pattern, change)));
  }

  @Test
  void theLakeIsPrivateEncryptedVersionedAndItsOwners() {
    PublicAccessBlockConfiguration block =
        aws().s3().getPublicAccessBlock(get -> get.bucket(LAKE)).publicAccessBlockConfiguration();
    assertThat(
            List.of(
                block.blockPublicAcls(),
                block.blockPublicPolicy(),
                block.ignorePublicAcls(),
                block.restrictPublicBuckets()))
        .containsOnly(true);
    assertThat(
            aws()
                .s3()
                .getBucketEncryption(get -> get.bucket(LAKE))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0)
                .applyServerSideEncryptionByDefault()
                .sseAlgorithm())
        .isEqualTo(ServerSideEncryption.AES256);
    assertThat(aws().s3().getBucketVersioning(get -> get.bucket(LAKE)).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(
            aws()
                .s3()
                .getBucketOwnershipControls(get -> get.bucket(LAKE))
                .ownershipControls()
                .rules()
                .get(0)
                .objectOwnershipAsString())
        .isEqualTo("BucketOwnerEnforced");
    assertThat(aws().s3().getBucketLifecycleConfiguration(get -> get.bucket(LAKE)).rules())
        .extracting(LifecycleRule::id)
        .containsExactlyInAnyOrder("abort-incomplete-uploads", "expire-old-versions");
  }

  @Test
  void theLakesPolicyDeniesWhatItShouldAndAllowsNothing() throws Exception {
    Map<String, JsonNode> statements =
        statements(aws().s3().getBucketPolicy(get -> get.bucket(LAKE)).policy());
    assertThat(statements.values())
        .allSatisfy(statement -> assertThat(statement.path("Effect").asText()).isEqualTo("Deny"));
    assertThat(statements)
        .containsOnlyKeys(
            "DenyWithoutTls", "DenyOldTls", "DenyWritesButTheSinks", "DenyUnconditionalWrites");
    assertThat(
            statement("DenyWritesButTheSinks", statements)
                .path("Condition")
                .path("ArnNotLike")
                .path("aws:PrincipalArn"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "arn:aws:iam::123456789012:role/" + HOST_ROLE, "arn:aws:iam::123456789012:role/repair");
    // The role that is let through is there, by this name.
    assertThat(aws().iam().getRole(get -> get.roleName(HOST_ROLE)).role().arn())
        .isEqualTo("arn:aws:iam::123456789012:role/" + HOST_ROLE);
  }

  @Test
  void everyBucketDemandsTls() throws Exception {
    for (Bucket bucket : aws().s3().listBuckets().buckets()) {
      assertThat(
              statements(aws().s3().getBucketPolicy(get -> get.bucket(bucket.name())).policy())
                  .keySet())
          .as(bucket.name())
          .contains("DenyWithoutTls");
    }
  }

  @Test
  void rolesHaveOnePolicyOfTheirOwnWithoutWildcards() throws Exception {
    List<String> roles =
        aws().iam().listRolesPaginator().roles().stream()
            .map(role -> role.roleName())
            .filter(name -> name.startsWith("clicklake-"))
            .toList();
    assertThat(roles).containsExactlyInAnyOrder(HOST_ROLE, "clicklake-eu-central-1-ingest");
    for (String role : roles) {
      assertThat(
              aws().iam().listAttachedRolePolicies(list -> list.roleName(role)).attachedPolicies())
          .isEmpty();
      List<String> policies =
          aws().iam().listRolePolicies(list -> list.roleName(role)).policyNames();
      assertThat(policies).hasSize(1);
      String policy =
          aws()
              .iam()
              .getRolePolicy(get -> get.roleName(role).policyName(policies.get(0)))
              .policyDocument();
      for (JsonNode statement : statements(decoded(policy)).values()) {
        if (statement.path("Effect").asText().equals("Allow")) {
          assertThat(texts(statement.path("Action"))).noneMatch(action -> action.contains("*"));
        }
      }
    }
  }

  @Test
  void onlyTheHostsRoleWritesToTheLake() throws Exception {
    Map<String, JsonNode> host =
        statements(
            decoded(
                aws()
                    .iam()
                    .getRolePolicy(get -> get.roleName(HOST_ROLE).policyName("host"))
                    .policyDocument()));
    assertThat(texts(statement("ReadAndWriteTheLake", host).path("Action")))
        .containsExactly("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject");
    assertThat(statement("ReadAndWriteTheLake", host).path("Resource").asText())
        .isEqualTo("arn:aws:s3:::" + LAKE + "/topics/*");
    assertThat(statement("PruneCommitLogs", host).path("Resource").asText())
        .isEqualTo("arn:aws:s3:::" + LAKE + "/topics/_commits/*");
    String function =
        decoded(
            aws()
                .iam()
                .getRolePolicy(
                    get -> get.roleName("clicklake-eu-central-1-ingest").policyName("ingest"))
                .policyDocument());
    assertThat(function).doesNotContain("s3:");
  }

  @Test
  void theRepositoryKeepsThreeImmutableScannedImages() throws Exception {
    JsonNode repository =
        aws()
            .call(
                "ecr",
                "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories",
                Map.of("repositoryNames", List.of("clicklake-ingest")))
            .path("repositories")
            .path(0);
    assertThat(repository.path("imageTagMutability").asText()).isEqualTo("IMMUTABLE");
    assertThat(repository.path("imageScanningConfiguration").path("scanOnPush").asBoolean())
        .isTrue();
    JsonNode rule =
        JSON.readTree(
                aws()
                    .call(
                        "ecr",
                        "AmazonEC2ContainerRegistry_V20150921.GetLifecyclePolicy",
                        Map.of("repositoryName", "clicklake-ingest"))
                    .path("lifecyclePolicyText")
                    .asText())
            .path("rules")
            .path(0);
    assertThat(rule.path("selection").path("countNumber").asInt()).isEqualTo(3);
    assertThat(rule.path("action").path("type").asText()).isEqualTo("expire");
  }

  @Test
  void theFunctionIsThatDigestAndOnlyTheApisRoutesCallIt() throws Exception {
    JsonNode function = aws().get("lambda", "/2015-03-31/functions/clicklake-ingest");
    assertThat(function.path("Code").path("ImageUri").asText()).endsWith("@" + DIGEST);
    JsonNode settings = function.path("Configuration");
    assertThat(settings.path("Timeout").asInt()).isEqualTo(28);
    assertThat(settings.path("Architectures").path(0).asText()).isEqualTo("arm64");
    assertThat(settings.path("VpcConfig").path("SubnetIds")).hasSize(2);
    assertThat(settings.path("Environment").path("Variables").toString())
        .doesNotContainIgnoringCase("password");
    JsonNode policy =
        JSON.readTree(
            aws()
                .get("lambda", "/2015-03-31/functions/clicklake-ingest/policy?Qualifier=live")
                .path("Policy")
                .asText());
    List<String> callers = new ArrayList<>();
    for (JsonNode statement : policy.path("Statement")) {
      assertThat(statement.path("Principal").toString()).contains("apigateway.amazonaws.com");
      String arn = statement.path("Condition").path("ArnLike").path("AWS:SourceArn").asText();
      callers.add(arn.substring(arn.indexOf('/')));
    }
    assertThat(callers)
        .containsExactlyInAnyOrder(
            "/*/POST/ingest", "/*/GET/i.gif", "/*/GET/health", "/*/HEAD/health");
  }

  @Test
  void theApiLetsInTheAllowedOriginAndNotMoreThanWasSaid() throws Exception {
    JsonNode api = aws().get("apigateway", "/v2/apis").path("items").path(0);
    assertThat(texts(api.path("corsConfiguration").path("allowOrigins")))
        .containsExactly("https://blog.example.org");
    assertThat(texts(api.path("corsConfiguration").path("exposeHeaders")))
        .containsExactly("retry-after");
    JsonNode stage =
        aws()
            .get("apigateway", "/v2/apis/" + api.path("apiId").asText() + "/stages")
            .path("items")
            .path(0);
    assertThat(stage.path("defaultRouteSettings").path("throttlingRateLimit").asInt())
        .isEqualTo(100);
    assertThat(stage.path("accessLogSettings").path("destinationArn").asText())
        .contains("/clicklake/clicklake/access");
  }

  @Test
  void theTablesAreThoseOfTheSchemasOverTheLakesBucket() throws Exception {
    for (String name : List.of("click_events", "rejected_events")) {
      JsonNode file =
          JSON.readTree(TerraformFiles.text(TerraformFiles.TABLES.resolve(name + ".json")));
      Table table = aws().glue().getTable(get -> get.databaseName("clicklake").name(name)).table();
      assertThat(table.storageDescriptor().columns())
          .extracting(Column::name, Column::type)
          .containsExactlyElementsOf(
              stream(file.path("columns"))
                  .map(
                      column ->
                          org.assertj.core.groups.Tuple.tuple(
                              column.path("name").asText(), column.path("type").asText()))
                  .toList());
      Map<String, String> expected = new TreeMap<>();
      file.path("parameters")
          .properties()
          .forEach(
              one ->
                  expected.put(
                      one.getKey(),
                      one.getValue().asText().replace("s3://lake/", "s3://" + LAKE + "/")));
      assertThat(table.parameters()).containsAllEntriesOf(expected);
    }
  }

  @Test
  void aParameterNamesTheReleaseAndNoneHoldsASecret() throws Exception {
    JsonNode release =
        aws().call("ssm", "AmazonSSM.GetParameter", Map.of("Name", "/clicklake/clicklake/release"));
    assertThat(release.path("Parameter").path("Value").asText())
        .isEqualTo("0.1.0 " + "0".repeat(64));
    JsonNode all =
        aws()
            .call(
                "ssm",
                "AmazonSSM.GetParametersByPath",
                Map.of("Path", "/clicklake/clicklake", "Recursive", true));
    assertThat(
            new TreeSet<>(
                stream(all.path("Parameters")).map(p -> p.path("Name").asText()).toList()))
        .containsExactly("/clicklake/clicklake/host/1", "/clicklake/clicklake/release");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void destroyingLeavesNothing() throws Exception {
    Terraform applied = java.util.Objects.requireNonNull(terraform);
    // moto has no way to delete a saved query; Athena has, and deletes it with its workgroup.
    for (String address : applied.state()) {
      if (address.contains("aws_athena_named_query")) {
        applied.forget(address);
      }
    }
    applied.destroy();
    assertThat(applied.state()).isEmpty();
    assertThat(aws().s3().listBuckets().buckets()).isEmpty();
    assertThatThrownBy(() -> aws().s3().getBucketPolicy(get -> get.bucket(LAKE)))
        .isInstanceOf(S3Exception.class)
        .isInstanceOfAny(NoSuchBucketException.class, S3Exception.class);
    assertThat(aws().iam().listRolesPaginator().roles())
        .noneMatch(role -> role.roleName().startsWith("clicklake-"));
  }

  private AwsAccount aws() {
    return java.util.Objects.requireNonNull(account);
  }

  private static JsonNode statement(String sid, Map<String, JsonNode> statements) {
    return Objects.requireNonNull(statements.get(sid), sid);
  }

  private static Map<String, JsonNode> statements(String policy) throws Exception {
    Map<String, JsonNode> statements = new TreeMap<>();
    JSON.readTree(policy)
        .path("Statement")
        .forEach(statement -> statements.put(statement.path("Sid").asText(), statement));
    return statements;
  }

  private static String decoded(String policy) {
    return URLDecoder.decode(policy, StandardCharsets.UTF_8);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items.stream();
  }

  private static List<String> texts(JsonNode textOrArray) {
    return textOrArray.isArray()
        ? stream(textOrArray).map(JsonNode::asText).toList()
        : List.of(textOrArray.asText());
  }
}
