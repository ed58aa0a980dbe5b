package io.clicklake.registry.review.render;

import io.clicklake.registry.client.CompatibilityLevel;
import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Cell;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Review;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.SinkEffect;
import io.clicklake.registry.review.policy.Acceptance;
import io.clicklake.registry.review.policy.ReviewPolicy;
import io.clicklake.registry.source.NamedSchema;
import io.clicklake.registry.source.SchemaFiles;
import io.clicklake.registry.source.SourcedSchema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Reports that hold everything a format has to show. */
final class Reports {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private Reports() {}

  /** Findings of every severity and standing, over two schemas, one of them in a file. */
  static ReviewReport mixed() {
    Review clicks =
        new Review(
            "t.Click",
            "main:schemas/click.avsc",
            "HEAD:schemas/click.avsc",
            new AvroVerdict(false, false),
            List.of(
                new Finding(
                    "number-changed",
                    "fields.page.width",
                    "int is now float",
                    Severity.BREAKING,
                    AvroVerdict.FULL,
                    new LakeEffect(Cell.WRONG, Cell.ERROR, Cell.HIDDEN, Cell.LOSES_ROWS, Cell.SAME),
                    SinkEffect.ROTATES_ONCE,
                    JavaEffect.BREAKING,
                    "add a new field with the wanted type at the end, with default null, and read"
                        + " COALESCE(new, old) in a view until the old files are gone"),
                new Finding(
                    "field-added-optional",
                    "fields.note",
                    "note added: \"<b>words</b> | of `somebody` & @all\"",
                    Severity.SAFE,
                    AvroVerdict.FULL,
                    new LakeEffect(
                        Cell.SAME, Cell.SAME, Cell.HIDDEN, Cell.NOT_APPLICABLE, Cell.SAME),
                    SinkEffect.SHARES_FILE,
                    JavaEffect.SOURCE_COMPATIBLE,
                    ""),
                new Finding(
                    "field-removed",
                    "fields.gone",
                    "gone removed",
                    Severity.CAREFUL,
                    AvroVerdict.FULL,
                    LakeEffect.NONE,
                    SinkEffect.SHARES_FILE,
                    JavaEffect.BREAKING,
                    "keep it until nobody reads it"),
                new Finding(
                    "type-changed",
                    "fields.kind",
                    "string is now bytes",
                    Severity.CAREFUL,
                    new AvroVerdict(false, false),
                    LakeEffect.NONE,
                    SinkEffect.REFUSED,
                    JavaEffect.BREAKING,
                    ""),
                new Finding(
                    "doc-changed",
                    "",
                    "doc changed",
                    Severity.CAREFUL,
                    AvroVerdict.FULL,
                    LakeEffect.NONE,
                    SinkEffect.SHARES_FILE,
                    JavaEffect.SOURCE_COMPATIBLE,
                    "")));
    Review order = new Review("t.Order", "none", "order version 3", AvroVerdict.FULL, List.of());
    Review whole =
        new Review(
            "t.Whole",
            "whole version 1",
            "whole version 2",
            new AvroVerdict(false, true),
            List.of());
    ReviewPolicy policy =
        new ReviewPolicy(
            CompatibilityLevel.BACKWARD,
            Severity.BREAKING,
            Map.of(),
            Set.of(),
            List.of(
                new Acceptance(
                    Optional.empty(),
                    "fields.gone",
                    "field-removed",
                    "nobody reads it",
                    DAY.minusDays(2),
                    Optional.of(DAY.plusDays(7))),
                new Acceptance(
                    Optional.empty(),
                    "",
                    "doc-changed",
                    "only words",
                    DAY.minusDays(9),
                    Optional.of(DAY.minusDays(1)))));
    SourcedSchema file =
        new SchemaFiles(List.of()).read(Path.of("src/test/resources/render/click.avsc")).get(0);
    return new ReviewReport(
        List.of(
            new ReportedReview(policy.judge(clicks, DAY), file),
            new ReportedReview(policy.judge(order, DAY), registered("order version 3")),
            new ReportedReview(policy.judge(whole, DAY), registered("whole version 2"))),
        Severity.BREAKING);
  }

  /** One schema without findings. */
  static ReviewReport clean() {
    return new ReviewReport(mixed().reviews().subList(1, 2), Severity.CAREFUL);
  }

  /** Nothing was there to review. */
  static ReviewReport empty() {
    return new ReviewReport(List.of(), Severity.BREAKING);
  }

  private static SourcedSchema registered(String name) {
    return SourcedSchema.unplaced(
        new NamedSchema(name, Schema.createRecord("Other", "", "t", false, List.of())));
  }
}
