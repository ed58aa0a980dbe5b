package io.clicklake.connect.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keys of Confluent's S3 sink that this one does not have.
 *
 * @param names of keys; one that ends with * stands for all that begin so
 * @param idle whether a value asks for nothing; then the key is passed over
 * @param why it cannot be, or need not be, and what to do
 */
record ForeignKey(List<String> names, Predicate<String> idle, Verdict verdict, String why) {

  /** What becomes of a configuration with such a key. */
  enum Verdict {
    /** It is refused: what is asked for would not be done. */
    REFUSED,
    /** It is taken with a warning: nothing depends on it. */
    HARMLESS
  }

  /** All of them; the first that matches counts. */
  static final List<ForeignKey> ALL =
      List.of(
          refused(
              "keys are not stored; put what you need into the value, or leave it out",
              "false"::equalsIgnoreCase,
              "store.kafka.keys"),
          refused(
              "headers are not stored; put what you need into the value, or leave it out",
              "false"::equalsIgnoreCase,
              "store.kafka.headers"),
          refused(
              "directories end with /, as query engines expect", "/"::equals, "directory.delim"),
          refused(
              "the schema's name is not put into paths; leave it out",
              "NONE"::equalsIgnoreCase,
              "s3.schema.partition.affix.type"),
          refused(
              "late records go to the partition of their time, without a file for each; leave it"
                  + " out",
              "false"::equalsIgnoreCase,
              "append.late.data"),
          refused(
              "keys of the customer are not supported; use s3.ssea.name=aws:kms",
              String::isEmpty,
              "s3.sse.customer.key",
              "s3.sse.key"),
          refused(
              "give the worker -Dhttps.proxyHost and -Dhttps.proxyPort instead",
              String::isEmpty,
              "s3.proxy.url",
              "s3.proxy.user",
              "s3.proxy.password"),
          refused(
              "tables are not registered; define one with partition projection",
              "false"::equalsIgnoreCase,
              "hive.integration"),
          harmless("keys and headers are not stored", "keys.format.class", "headers.format.class"),
          harmless("tombstones are not stored", "tombstone.encoded.partition"),
          harmless(
              "there is no Hive here", "hive.*", "schema.generator.class", "shutdown.timeout.ms"),
          harmless(
              "files of several partitions of the lake are open at once, none is closed because"
                  + " another begins",
              "rotate.file.on.partition.change"),
          harmless("memory.limit.bytes bounds what open files hold", "partitioner.max.open.files"),
          harmless("calls are bounded by max.poll.interval.ms", "max.write.duration.ms"),
          harmless("transfer acceleration is not used", "s3.wan.mode"),
          harmless(
              "parquet.codec compresses Parquet", "s3.compression.type", "s3.compression.level"),
          harmless("part buffers are as large as what is written", "s3.elastic.buffer.*"),
          harmless("the AWS SDK decides", "s3.send.digest", "s3.http.send.expect.continue"),
          harmless(
              "it is of another format than Parquet",
              "avro.codec",
              "json.decimal.format",
              "format.bytearray.*"),
          harmless(
              "it is of a conversion that is not made here",
              "connect.meta.data",
              "enhanced.avro.schema.support",
              "allow.optional.map.keys",
              "flatten.unions",
              "flatten.singleton.unions",
              "generalized.sum.type.support",
              "ignore.default.for.nullables",
              "scrub.invalid.names",
              "discard.type.doc.default",
              "schema.cache.size",
              "schemas.cache.config"),
          harmless("it is of Confluent's licence or reporter", "confluent.*", "reporter.*"));

  private static ForeignKey refused(String why, Predicate<String> idle, String... names) {
    return new ForeignKey(List.of(names), idle, Verdict.REFUSED, why);
  }

  private static ForeignKey harmless(String why, String... names) {
    return new ForeignKey(List.of(names), value -> false, Verdict.HARMLESS, why);
  }

  /** The one that a key is, if its value asks for something. */
  static Optional<ForeignKey> of(Map.Entry<String, String> entry) {
    return ALL.stream()
        .filter(foreign -> foreign.has(entry.getKey()))
        .findFirst()
        .filter(foreign -> !foreign.idle().test(entry.getValue().strip()));
  }

  /** Whether a key is one of these, whatever its value. */
  boolean has(String key) {
    return names.stream()
        .anyMatch(
            name ->
                name.endsWith("*")
                    ? key.startsWith(name.substring(0, name.length() - 1))
                    : key.equals(name));
  }
}
