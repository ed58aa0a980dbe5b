package io.clicklake.components;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An S3 server (s3proxy) whose buckets are directories and whose objects are plain files; it checks
 * signatures against one fixed pair of keys that is worth nothing elsewhere.
 */
public final class S3Server implements Component {

  private static final String NAME = "s3";

  private final Distribution distribution;
  private final StateDirectory state;
  private final int port;
  private final List<String> buckets;

  /** A server with its objects under {@code state} and these buckets from the start. */
  public S3Server(Distribution distribution, Path state, int port, List<String> buckets) {
    this.distribution = distribution;
    this.state = new StateDirectory(state);
    this.port = port;
    this.buckets = List.copyOf(buckets);
  }

  /** Where clients send requests, in path style. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The one access key id it accepts. */
  public String accessKey() {
    return "clicklake";
  }

  /** The one secret key it accepts. */
  public String secretKey() {
    return "clicklake-local";
  }

  /** Makes a bucket, or finds it there; at any time, also while the server runs. */
  public void createBucket(String bucket) throws IOException {
    Files.createDirectories(bucketDirectory(bucket));
  }

  /** Where the objects of a bucket lie, each at its key. */
  public Path bucketDirectory(String bucket) {
    return objects().resolve(bucket);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public Path logFile() {
    return state.log(NAME);
  }

  @Override
  public Path directory() {
    return state.data(NAME);
  }

  @Override
  public Path pidFile() {
    return state.pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(objects());
    for (String bucket : buckets) {
      createBucket(bucket);
    }
    PropertiesFile.write(
        configuration(),
        Map.of(
            "s3proxy.endpoint", endpoint().toString(),
            "s3proxy.authorization", "aws-v4",
            "s3proxy.identity", accessKey(),
            "s3proxy.credential", secretKey(),
            "jclouds.provider", "filesystem-nio2",
            "jclouds.filesystem.basedir", objects().toString()));
  }

  @Override
  public List<String> command() {
    return distribution
        .java()
        .command(
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
            List.of(
                "-jar",
                distribution.s3Jar().toString(),
                "--properties",
                configuration().toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean healthy() {
    return HttpProbe.answers(endpoint());
  }

  private Path objects() {
    return state.data(NAME).resolve("buckets");
  }

  private Path configuration() {
    return state.data(NAME).resolve("s3proxy.properties");
  }
}
