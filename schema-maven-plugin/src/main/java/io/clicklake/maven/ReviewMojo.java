package io.clicklake.maven;

import io.clicklake.registry.review.policy.PolicyFile;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.review.policy.UnusablePolicyException;
import io.clicklake.registry.review.render.ReviewReport;
import io.clicklake.registry.review.render.TextFormat;
import io.clicklake.registry.review.rule.Rules;
import io.clicklake.registry.source.GitChanges;
import io.clicklake.registry.source.SchemaChange;
import io.clicklake.registry.source.SchemaFiles;
import io.clicklake.registry.source.UnusableSchemaException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reviews what became of a schema, or of all schemas in a range of revisions, and fails the build
 * where a finding reaches the policy's gate.
 */
@Mojo(name = "review", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ReviewMojo extends AbstractMojo {

  /** The schema as it was, .avsc or .avdl; together with {@code now}. */
  @Parameter(property = "clicklake.review.old")
  private @Nullable File old;

  /** The schema as it is. */
  @Parameter(property = "clicklake.review.now")
  private @Nullable File now;

  /** In place of two files a range of revisions, such as {@code origin/main...HEAD}. */
  @Parameter(property = "clicklake.review.range")
  private @Nullable String range;

  /** With a range: the directory whose schemas are reviewed, by default the project's. */
  @Parameter(property = "clicklake.review.path", defaultValue = "${project.basedir}")
  private @Nullable File path;

  /** The policy: level, gate, severities, accepted findings. */
  @Parameter(property = "clicklake.review.policy")
  private @Nullable File policy;

  /** Directories that are searched for types which schemas refer to. */
  @Parameter private List<File> imports = List.of();

  /** Leaves the review out. */
  @Parameter(property = "clicklake.review.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("the schema review is left out (clicklake.review.skip)");
      return;
    }
    ReviewReport report;
    StringBuilder text = new StringBuilder();
    try {
      report =
          ReviewReport.of(changes(), Optional.empty(), policy(), LocalDate.now(ZoneOffset.UTC));
      TextFormat.plain().write(report, text);
    } catch (UnusableSchemaException
        | UnusablePolicyException
        | UncheckedIOException
        | IOException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
    text.toString().lines().forEach(report.failed() ? getLog()::error : getLog()::info);
    if (report.failed()) {
      throw new MojoFailureException(
          "the schema review found what is "
              + report.severity().text()
              + "; its advice stands above, and a policy can accept a finding with a reason");
    }
  }

  private List<SchemaChange> changes() throws MojoExecutionException {
    List<Path> directories = imports.stream().map(File::toPath).toList();
    if (range != null && path != null && old == null && now == null) {
      return new GitChanges(path.toPath(), directories).between(range, path.toPath());
    }
    if (range == null && old != null && now != null) {
      SchemaFiles files = new SchemaFiles(directories);
      return SchemaChange.within(files.read(old.toPath()), files.read(now.toPath()));
    }
    throw new MojoExecutionException(
        "range is %s, old is %s, now is %s; expected a range, or old and now"
            .formatted(range, old, now));
  }

  private ReviewPolicy policy() {
    return policy == null ? ReviewPolicy.DEFAULT : PolicyFile.read(policy.toPath(), Rules.ids());
  }
}
