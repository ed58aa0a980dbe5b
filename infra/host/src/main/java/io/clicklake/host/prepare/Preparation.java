package io.clicklake.host.prepare;

import io.clicklake.host.HostException;
import io.clicklake.host.certificate.CertificateAuthority;
import io.clicklake.host.certificate.HostCertificate;
import io.clicklake.host.secret.Passwords;
import io.clicklake.host.secret.SecretName;
import io.clicklake.host.secret.Secrets;
import io.clicklake.host.settings.Addresses;
import io.clicklake.host.settings.HostSettings;
import io.clicklake.host.settings.RegistryServer;
import io.clicklake.host.settings.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes what the services of a host read, from nothing at each boot; secrets that are missing are
 * made first. What it writes is a folder for each service that runs here.
 */
public final class Preparation {

  /** Those that show the host's certificate. */
  private static final Set<Service> IDENTIFIED =
      Set.of(Service.KAFKA, Service.GATE, Service.CONNECT);

  private final HostSettings settings;
  private final Secrets secrets;
  private final Path distribution;
  private final Readers readers;
  private final Clock clock;
  private final Supplier<String> passwords = new Passwords(new SecureRandom());

  /** Of the distribution in this directory. */
  public Preparation(
      HostSettings settings, Secrets secrets, Path distribution, Readers readers, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.distribution = distribution;
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * Writes the folders anew.
   *
   * @return the services that run here
   * @throws HostException when a secret cannot be read or made, or a file not written
   */
  public List<String> write() {
    CertificateAuthority authority =
        CertificateAuthority.parse(
            secrets.readOrCreate(
                SecretName.AUTHORITY_KEY, () -> CertificateAuthority.create().text()));
    HostCertificate certificate =
        HostCertificate.kept(
            settings.path(Variable.STATE).resolve("certificate"),
            authority,
            names(),
            clock.instant(),
            passwords);
    String authorities = secrets.readOrCreate(SecretName.AUTHORITIES, authority::pem);
    Map<String, String> values = Values.of(settings, words(), certificate, distribution);
    List<String> prepared = new ArrayList<>();
    try {
      Path run = settings.path(Variable.RUN);
      Files.createDirectories(run);
      for (Service service : Service.values()) {
        Path folder = run.resolve(service.folder());
        clear(folder);
        if (service.runsOn(settings)) {
          readers.makeFolder(service, folder);
          if (IDENTIFIED.contains(service)) {
            readers.makeFile(service, folder.resolve("host.p12"), certificate.bytes());
          }
          readers.makeFile(
              service, folder.resolve("ca.pem"), authorities.getBytes(StandardCharsets.US_ASCII));
          fill(service, folder, values);
          prepared.add(service.folder());
        }
      }
    } catch (IOException e) {
      throw new HostException("cannot write the services' configuration: " + e, e);
    }
    return prepared;
  }

  private Set<String> names() {
    return new TreeSet<>(
        List.of(settings.text(Variable.ADVERTISED_HOST), "localhost", Addresses.LOOPBACK));
  }

  private Map<SecretName, String> words() {
    Map<SecretName, String> words = new EnumMap<>(SecretName.class);
    for (SecretName name :
        List.of(
            SecretName.KAFKA_ADMIN,
            SecretName.KAFKA_PRODUCER,
            SecretName.KAFKA_CONNECT,
            SecretName.REGISTRY_WRITER,
            SecretName.REGISTRY_READER)) {
      words.put(name, secrets.readOrCreate(name, passwords));
    }
    // Nothing where nobody needs it: lines that name it are left out then.
    words.put(
        SecretName.KAFKA_REGISTRY,
        settings.registry() == RegistryServer.CONFLUENT
            ? secrets.readOrCreate(SecretName.KAFKA_REGISTRY, passwords)
            : "");
    words.put(SecretName.CLUSTER_ID, secrets.readOrCreate(SecretName.CLUSTER_ID, KafkaIds::random));
    return words;
  }

  private void fill(Service service, Path folder, Map<String, String> values) throws IOException {
    Path templates = distribution.resolve("config").resolve(service.templates(settings));
    List<Path> sorted;
    try (Stream<Path> walked = Files.walk(templates)) {
      sorted = walked.sorted().toList();
    }
    for (Path template : sorted) {
      Path target = folder.resolve(templates.relativize(template).toString());
      if (!Files.isDirectory(template)) {
        String filled = new Template(template.toString(), Files.readString(template)).fill(values);
        readers.makeFile(service, target, filled.getBytes(StandardCharsets.UTF_8));
      } else if (!template.equals(templates)) {
        readers.makeFolder(service, target);
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walked = Files.walk(folder)) {
      deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
