package io.clicklake.stack.schema;

import io.clicklake.registry.ddl.AthenaAlteration;
import io.clicklake.registry.ddl.AthenaTable;
import io.clicklake.registry.ddl.AthenaView;
import io.clicklake.registry.ddl.DuckDbView;
import io.clicklake.registry.ddl.GlueTable;
import io.clicklake.registry.ddl.LakeColumn;
import io.clicklake.registry.ddl.LakeTable;
import io.clicklake.registry.ddl.PartitionLayout;
import io.clicklake.registry.ddl.ProjectionRange;
import io.clicklake.registry.source.NamedSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clicklake schema ddl}. */
@Command(
    name = "ddl",
    description = {
      "Writes the table over a topic's Parquet files, made of its schema.",
      "athena: CREATE EXTERNAL TABLE with partition projection on the sink's paths. view: the view"
          + " that has each event once. glue: the same table as JSON, for Terraform. alter: what"
          + " brings Athena's table from an older schema to this one. duckdb: a view of DuckDB."
    },
    footer = {
      "",
      "Exit status: 0 written, 1 the registry failed, 2 wrong usage, or a schema that no table can"
          + " have.",
      "",
      "Examples:",
      "  clicklake schema ddl ClickEvent.avsc --location s3://my-lake/topics/clickstream",
      "  clicklake schema ddl ClickEvent.avsc --format view --table clickstream",
      "  clicklake schema ddl --subject clickstream-value --format glue > clickstream.json",
      "  clicklake schema ddl new.avsc --format alter --from old.avsc --table clickstream"
    })
public final class DdlCommand implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Clock clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SchemaOptions schemas = new SchemaOptions();

  /** What is written. */
  enum Format {
    athena,
    view,
    glue,
    alter,
    duckdb
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "SCHEMA",
      description = "A schema's file, .avsc or .avdl.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "athena",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.athena;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "clicklake",
      description = "Glue's database (default: ${DEFAULT-VALUE}).")
  private String database = "clicklake";

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The table (default: the record's name as in click_event).")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--location",
      paramLabel = "URL",
      description =
          "Where the sink's files of the topic lie, <bucket>/<topics.dir>/<topic>; with duckdb a"
              + " directory, too (default: s3://BUCKET/topics/TOPIC, to be replaced).")
  private String location = "s3://BUCKET/topics/TOPIC";

  @Option(
      names = "--path-format",
      paramLabel = "FORMAT",
      description = "The sink's path.format (default: that of the Hourly partitioner).")
  private Optional<String> pathFormat = Optional.empty();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The sink's timezone (default: ${DEFAULT-VALUE}).")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--first-day",
      paramLabel = "DATE",
      description = "The table begins here (default: January 1st of last year).")
  private Optional<LocalDate> firstDay = Optional.empty();

  @Option(
      names = "--last-year",
      paramLabel = "YEAR",
      description =
          "The table ends with it where the path has the year; a query without a condition looks"
              + " into every hour up to there (default: ten years from now).")
  private Optional<Integer> lastYear = Optional.empty();

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "With view: its name (default: the table's and _once).")
  private Optional<String> view = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      defaultValue = "event_id",
      description = "With view: what an event is told by (default: ${DEFAULT-VALUE}).")
  private String key = "event_id";

  @Option(
      names = "--order-by",
      paramLabel = "COLUMN",
      defaultValue = "received_at",
      description = "With view: of an event's rows the first by this (default: ${DEFAULT-VALUE}).")
  private String orderBy = "received_at";

  @Option(
      names = "--per-partition",
      description =
          "With view: an event is looked for in its partition alone, so that conditions on the"
              + " partition leave out files.")
  private boolean perPartition;

  @Option(
      names = "--from",
      paramLabel = "OLD",
      description = "With alter: the schema that Athena's table was made of.")
  private Optional<Path> from = Optional.empty();

  /** In this process's environment, today. */
  public DdlCommand() {
    this(System.getenv(), Clock.systemUTC());
  }

  DdlCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (file.isPresent() == schemas.namesSubject()) {
      throw new ParameterException(
          spec.commandLine(), "expected a schema's file or --subject, one of them");
    }
    if ((format == Format.alter) != from.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--format alter and --from OLD belong together");
    }
    return Told.by(spec, this::text);
  }

  private String text() {
    NamedSchema named =
        file.map(schemas::file).orElseGet(() -> schemas.subjectsVersion(environment));
    Schema schema = named.schema();
    PartitionLayout layout = pathFormat.map(PartitionLayout::of).orElse(PartitionLayout.HOURLY);
    String name = table.orElseGet(() -> tableName(schema));
    if (format == Format.duckdb) {
      return new DuckDbView(schema, layout).create(name, location);
    }
    LakeTable made =
        LakeTable.of(schema, database, name, location, layout, zone, range(LocalDate.now(clock)));
    return switch (format) {
      case athena -> AthenaTable.create(made);
      case view ->
          new AthenaView(
                  view.orElse(name + "_once"),
                  key,
                  orderBy,
                  perPartition ? AthenaView.Reach.PARTITION : AthenaView.Reach.TABLE)
              .create(made);
      case glue -> GlueTable.json(made);
      case alter -> AthenaAlteration.of(LakeColumn.of(schemas.file(old()).schema()), made);
      case duckdb -> throw new IllegalStateException("duckdb has no table");
    };
  }

  private Path old() {
    return from.orElseThrow(() -> new IllegalStateException("--from was checked"));
  }

  private ProjectionRange range(LocalDate today) {
    return new ProjectionRange(
        firstDay.orElse(LocalDate.of(today.getYear() - 1, 1, 1)),
        LocalDate.of(lastYear.orElse(today.getYear() + 10), 12, 31));
  }

  /** The name of {@code ClickEvent} is {@code click_event}. */
  private static String tableName(Schema schema) {
    return schema.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
