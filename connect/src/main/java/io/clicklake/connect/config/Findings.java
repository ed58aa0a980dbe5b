package io.clicklake.connect.config;

import io.clicklake.connect.config.Finding.Weight;
import io.clicklake.connect.config.ForeignKey.Verdict;
import io.clicklake.connect.partitioner.PathFormat;
import io.clicklake.connect.partitioner.WrongPathFormatException;
import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.WrongAccessException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.types.Password;

/** Looks at what several keys say together, and at keys that this sink does not have. */
final class Findings {

  private static final String ASSUMING = "AssumeRole";

  private final Map<String, String> given;
  private final Map<String, String> props;
  private final List<Finding> found = new ArrayList<>();

  private Findings(Map<String, String> given) {
    this.given = given;
    this.props = ConfluentFile.complete(given);
  }

  /** Everything found in a configuration, as its author wrote it; errors first, then by key. */
  static List<Finding> in(Map<String, String> given) {
    Findings findings = new Findings(given);
    findings.name();
    findings.credentials();
    findings.encryption();
    findings.registry();
    findings.evolution();
    findings.partitioner();
    findings.foreignKeys();
    findings.found.sort(Comparator.comparing(Finding::weight).thenComparing(Finding::key));
    return List.copyOf(findings.found);
  }

  private String value(String key) {
    return props.getOrDefault(key, "").strip();
  }

  private void error(String key, String message) {
    found.add(new Finding(key, shown(key), Weight.ERROR, message));
  }

  private void warning(String key, String message) {
    found.add(new Finding(key, shown(key), Weight.WARNING, message));
  }

  /** A value as it may be seen by everybody. */
  private String shown(String key) {
    return value(key).isEmpty() || !SettingGroup.secrets().contains(key)
        ? value(key)
        : Password.HIDDEN;
  }

  private void name() {
    if (value("name").isEmpty()) {
      error("name", "a connector needs a name, its commit logs carry it");
    }
  }

  private void credentials() {
    boolean keys = !value(CredentialsKeys.ACCESS_KEY).isEmpty();
    String provider = value(CredentialsKeys.PROVIDER);
    if (keys == value(CredentialsKeys.SECRET_KEY).isEmpty()) {
      error(
          CredentialsKeys.ACCESS_KEY,
          "and %s are set both or not at all".formatted(CredentialsKeys.SECRET_KEY));
    } else if (provider.contains(ASSUMING) && value(CredentialsKeys.ROLE).isEmpty()) {
      error(CredentialsKeys.ROLE, "is the role that %s assumes; set its ARN".formatted(provider));
    } else if (provider.isEmpty() && !value(CredentialsKeys.ROLE).isEmpty()) {
      error(
          CredentialsKeys.ROLE,
          "is assumed only with %s=%s"
              .formatted(CredentialsKeys.PROVIDER, CredentialsKeys.ASSUME_ROLE));
    } else {
      try {
        CredentialsKeys.credentials(props);
      } catch (IllegalArgumentException e) {
        error(CredentialsKeys.PROVIDER, String.valueOf(e.getMessage()));
      }
    }
    if (!keys && !value(CredentialsKeys.SESSION_TOKEN).isEmpty()) {
      error(
          CredentialsKeys.ACCESS_KEY,
          "is empty, but a %s is set, which belongs to a key pair"
              .formatted(CredentialsKeys.SESSION_TOKEN));
    }
  }

  private void encryption() {
    if (!value(S3Keys.KMS_KEY).isEmpty() && !value(S3Keys.ENCRYPTION).equalsIgnoreCase("aws:kms")) {
      error(S3Keys.KMS_KEY, "is used only with %s=aws:kms".formatted(S3Keys.ENCRYPTION));
    }
    if (!value(S3Keys.TAGS).isEmpty() && !value(S3Keys.TAGGING).equalsIgnoreCase("true")) {
      warning(S3Keys.TAGS, "is used only with %s=true".formatted(S3Keys.TAGGING));
    }
  }

  private void registry() {
    if (!value(RegistryKeys.URL).isEmpty()) {
      try {
        RegistryKeys.access(props).ifPresent(RegistryAccess::verify);
      } catch (WrongAccessException e) {
        error(e.key(), e.problem());
      }
    } else if (ValueKeys.mayBeBytes(given)) {
      error(
          RegistryKeys.URL,
          ("is needed where values are bytes, for example http://127.0.0.1:8081; or set %s to a"
                  + " converter that makes Struct values")
              .formatted(ValueKeys.CONVERTER));
    } else {
      RegistryAccess.SETTINGS.stream()
          .filter(key -> !value(key).isEmpty())
          .forEach(key -> warning(key, "is used only with " + RegistryKeys.URL));
    }
  }

  private void evolution() {
    if (ValueKeys.mode(value(ValueKeys.COMPATIBILITY)).equals("FORWARD")) {
      warning(
          ValueKeys.COMPATIBILITY,
          "writes no column that the oldest version seen lacks: fields added later are dropped;"
              + " with BACKWARD they are kept");
    }
  }

  private void partitioner() {
    String partitioner = PartitionKeys.partitioner(value(PartitionKeys.PARTITIONER));
    boolean timeBased = partitioner.equals("TimeBased");
    if (timeBased) {
      timeBased();
    }
    for (String key : List.of(PartitionKeys.PATH_FORMAT, PartitionKeys.DURATION)) {
      if (!timeBased && !value(key).isEmpty() && !value(key).equals("-1")) {
        warning(key, "is used only with %s=TimeBased".formatted(PartitionKeys.PARTITIONER));
      }
    }
    boolean fields = partitioner.equals("Field");
    if (fields && value(PartitionKeys.FIELDS).isEmpty()) {
      error(
          PartitionKeys.FIELDS,
          "names the fields that %s=Field makes paths of; set it"
              .formatted(PartitionKeys.PARTITIONER));
    }
    if (!fields && !value(PartitionKeys.FIELDS).isEmpty()) {
      warning(
          PartitionKeys.FIELDS, "is used only with %s=Field".formatted(PartitionKeys.PARTITIONER));
    }
    if (!value(LakeKeys.MARKER).isEmpty() && (fields || partitioner.equals("Default"))) {
      error(
          LakeKeys.MARKER,
          "only partitions by time come to an end; set %s to Hourly, Daily or TimeBased"
              .formatted(PartitionKeys.PARTITIONER));
    }
    String extractor = value(PartitionKeys.EXTRACTOR);
    if (!value(PartitionKeys.FIELD).isEmpty()
        && !extractor.isEmpty()
        && !extractor.toLowerCase(Locale.ROOT).contains("recordfield")) {
      warning(
          PartitionKeys.FIELD,
          "is used only with %s=RecordField, it is %s"
              .formatted(PartitionKeys.EXTRACTOR, extractor));
    }
  }

  private void timeBased() {
    if (value(PartitionKeys.PATH_FORMAT).isEmpty()) {
      error(
          PartitionKeys.PATH_FORMAT,
          "says the path with %s=TimeBased; set it, for example to %s"
              .formatted(PartitionKeys.PARTITIONER, PathFormat.HOURLY));
    } else {
      try {
        PathFormat.parse(value(PartitionKeys.PATH_FORMAT), Locale.ENGLISH);
      } catch (WrongPathFormatException e) {
        error(PartitionKeys.PATH_FORMAT, String.valueOf(e.getMessage()));
      }
    }
    if (value(PartitionKeys.DURATION).isEmpty() || value(PartitionKeys.DURATION).equals("-1")) {
      error(
          PartitionKeys.DURATION,
          "says how long a partition is with %s=TimeBased; set it, for example to 3600000"
              .formatted(PartitionKeys.PARTITIONER));
    }
  }

  private void foreignKeys() {
    for (Map.Entry<String, String> entry : new TreeMap<>(given).entrySet()) {
      ForeignKey.of(entry)
          .ifPresentOrElse(
              foreign -> {
                if (foreign.verdict() == Verdict.REFUSED) {
                  error(entry.getKey(), "is not supported: " + foreign.why());
                } else {
                  warning(entry.getKey(), "has no effect: " + foreign.why());
                }
              },
              () ->
                  Typo.of(entry.getKey())
                      .ifPresent(
                          meant ->
                              warning(
                                  entry.getKey(), "is no key of this sink, is it " + meant + "?")));
    }
  }
}
