package io.clicklake.stack.schema;

import io.clicklake.registry.review.policy.PolicyFile;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.review.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By which policy a command judges schema changes. */
final class PolicyOption {

  private static final String FILE = "schema-review.yaml";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The review policy (default: schema-review.yaml in the working directory).")
  private Optional<Path> file = Optional.empty();

  /** The policy named, else that of the directory, else the default one. */
  ReviewPolicy policy(Path directory) {
    return file.or(() -> Optional.of(directory.resolve(FILE)).filter(Files::exists))
        .map(named -> PolicyFile.read(named, Rules.ids()))
        .orElse(ReviewPolicy.DEFAULT);
  }
}
