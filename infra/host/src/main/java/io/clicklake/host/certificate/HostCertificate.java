package io.clicklake.host.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A host's private key with its certificate, as servers on it show it and prove themselves with.
 */
public final class HostCertificate {

  /** Whom it names: a host of the pipeline, whichever. */
  static final String NAME = "CN=host,O=clicklake";

  static final String ALIAS = "host";

  private static final Duration VALIDITY = Duration.ofDays(1825);
  private static final Duration RENEWED_BEFORE_END = VALIDITY.dividedBy(2);

  private final Keystore keystore;

  HostCertificate(Keystore keystore) {
    this.keystore = keystore;
  }

  /**
   * The one kept in a directory that only its owner enters, or a new one where none is, another
   * authority signs now, the host's names have changed, or half of its time has passed.
   */
  public static HostCertificate kept(
      Path directory,
      CertificateAuthority authority,
      Set<String> hostNames,
      Instant now,
      Supplier<String> passwords) {
    Optional<HostCertificate> known = read(directory);
    if (known.isPresent() && known.get().serves(authority, hostNames, now)) {
      return known.get();
    }
    HostCertificate issued = authority.issue(hostNames, VALIDITY, passwords.get());
    issued.write(directory);
    return issued;
  }

  /** The key and its chain: PKCS#12. */
  public byte[] bytes() {
    return keystore.bytes().clone();
  }

  /** The password of the key and of what holds it. */
  public String password() {
    return keystore.password();
  }

  /** What it shows. */
  X509Certificate certificate() {
    return keystore.certificate(ALIAS);
  }

  private boolean serves(CertificateAuthority authority, Set<String> hostNames, Instant now) {
    X509Certificate certificate = certificate();
    try {
      certificate.verify(authority.certificate().getPublicKey());
    } catch (GeneralSecurityException signedByAnother) {
      return false;
    }
    return names(certificate).equals(new TreeSet<>(hostNames))
        && now.isBefore(certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE_END));
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      Set<String> found = new TreeSet<>();
      if (names != null) {
        names.forEach(name -> found.add(String.valueOf(name.get(1))));
      }
      return found;
    } catch (CertificateParsingException unreadable) {
      return Set.of();
    }
  }

  private static Optional<HostCertificate> read(Path directory) {
    Path file = directory.resolve("host.p12");
    try {
      return Files.exists(file)
          ? Optional.of(
              new HostCertificate(
                  new Keystore(
                      Files.readAllBytes(file), Files.readString(directory.resolve("password")))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the certificate in " + directory, e);
    }
  }

  private void write(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      Files.deleteIfExists(directory.resolve("host.p12"));
      Files.writeString(directory.resolve("password"), keystore.password());
      Files.write(directory.resolve("host.p12"), keystore.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the certificate in " + directory, e);
    }
  }
}
