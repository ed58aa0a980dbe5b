package io.clicklake.stack.verify;

import io.clicklake.connect.audit.AuditReport;
import io.clicklake.connect.audit.DirectoryObjects;
import io.clicklake.connect.audit.LakeAudit;
import io.clicklake.connect.audit.LakeObjects;
import io.clicklake.connect.audit.S3Objects;
import io.clicklake.stack.command.StackOptions;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code clicklake verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a lake against the sink's commit records: offset ranges contiguous, every offset a"
          + " row, rejected or absent, every file there with its rows, no other file.",
      "Without --bucket the local lake, whether the stack is up or not. Credentials for a bucket"
          + " are found as the AWS SDK finds them (environment, profile, role)."
    },
    footer = {
      "",
      "Exit status: 0 nothing is off, 1 something is, 2 wrong usage.",
      "",
      "Examples:",
      "  clicklake verify",
      "  clicklake verify --topic clickstream --json",
      "  clicklake verify --bucket my-lake --region eu-central-1"
    })
public final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "A topic to check; may be repeated (default: all there are).")
  private List<String> topics = List.of();

  @Option(
      names = "--topics-dir",
      paramLabel = "DIR",
      defaultValue = "topics",
      description = "The sink's topics.dir (default: ${DEFAULT-VALUE}).")
  private String topicsDirectory = "topics";

  @ArgGroup(exclusive = false)
  private @Nullable Bucket bucket;

  @Option(
      names = "--strict",
      description = "Files of the newest record that are not visible yet are findings, too.")
  private boolean strict;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  /** A bucket in S3. */
  static final class Bucket {

    @Option(names = "--bucket", required = true, description = "A bucket in S3.")
    private String name = "";

    @Option(
        names = "--region",
        defaultValue = "us-west-2",
        description = "The bucket's region (default: ${DEFAULT-VALUE}, as the sink's).")
    private String region = "us-west-2";

    @Option(
        names = "--endpoint",
        paramLabel = "URL",
        description = "Endpoint of an S3-compatible store.")
    private Optional<URI> endpoint = Optional.empty();
  }

  @Override
  public Integer call() {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    try {
      return tell(audit(), out);
    } catch (UncheckedIOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private AuditReport audit() {
    Bucket remote = bucket;
    if (remote == null) {
      return audit(new DirectoryObjects(localLake()));
    }
    requireUrl(remote);
    try (S3Objects objects = new S3Objects(remote.name, remote.region, remote.endpoint)) {
      return audit(objects);
    }
  }

  private AuditReport audit(LakeObjects objects) {
    return new LakeAudit(objects, topicsDirectory).audit(Set.copyOf(topics));
  }

  private Path localLake() {
    return options.stack().lakeRoot();
  }

  private void requireUrl(Bucket remote) {
    if (remote.endpoint.isPresent() && remote.endpoint.get().getHost() == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--endpoint is "
              + remote.endpoint.get()
              + ", expected a URL such as http://127.0.0.1:9000");
    }
  }

  private int tell(AuditReport report, PrintWriter out) {
    Set<String> unseen = new TreeSet<>(topics);
    report.partitions().forEach(partition -> unseen.remove(partition.topic()));
    boolean sound = strict ? report.findings().isEmpty() : report.sound();
    if (json) {
      out.println(AuditJson.of(report, sound));
    } else {
      AuditText.of(report).forEach(out::println);
      if (report.partitions().isEmpty() && report.findings().isEmpty() && unseen.isEmpty()) {
        out.println("no topic under " + topicsDirectory + "/ in " + lake());
      }
    }
    if (!unseen.isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf("no commit log of %s under %s/ in %s%n", unseen, topicsDirectory, lake());
    }
    return sound && unseen.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private String lake() {
    return bucket == null ? localLake().toString() : "bucket " + bucket.name;
  }
}
