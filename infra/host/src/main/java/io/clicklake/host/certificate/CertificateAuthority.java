package io.clicklake.host.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signs the certificates of hosts. It is a key on the P-256 curve with a certificate of ten years;
 * whoever has it may pass for a host.
 */
public final class CertificateAuthority {

  private static final String ALIAS = "authority";
  private static final Duration VALIDITY = Duration.ofDays(3650);

  /** The keystore travels in an encrypted secret; PKCS#12 wants a password beside. */
  private static final String PASSWORD = "clicklake";

  private final Keystore keystore;

  private CertificateAuthority(Keystore keystore) {
    this.keystore = keystore;
  }

  /** A new one. */
  public static CertificateAuthority create() {
    return inScratch(
        scratch -> {
          Path file = scratch.resolve("authority.p12");
          new Keytool(PASSWORD)
              .run(
                  file,
                  "-genkeypair",
                  "-alias",
                  ALIAS,
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-sigalg",
                  "SHA256withECDSA",
                  "-dname",
                  "CN=authority,O=clicklake",
                  "-validity",
                  Long.toString(VALIDITY.toDays()),
                  "-ext",
                  "bc:c=ca:true,pathlen:0",
                  "-ext",
                  "ku:c=keyCertSign,cRLSign");
          return new CertificateAuthority(new Keystore(Files.readAllBytes(file), PASSWORD));
        });
  }

  /** The one that {@link #text()} wrote. */
  public static CertificateAuthority parse(String text) {
    return new CertificateAuthority(new Keystore(Base64.getDecoder().decode(text), PASSWORD));
  }

  /** Its key and certificate: PKCS#12 in base 64. */
  public String text() {
    return Base64.getEncoder().encodeToString(keystore.bytes());
  }

  /** What clients trust. */
  public X509Certificate certificate() {
    return keystore.certificate(ALIAS);
  }

  /** The same as PEM. */
  public String pem() {
    return Keystore.pem(certificate());
  }

  /** A host's new key and its certificate, for servers and clients, in its names. */
  HostCertificate issue(Set<String> hostNames, Duration validity, String password) {
    return inScratch(
        scratch -> {
          Path both = Files.write(scratch.resolve("authority.p12"), keystore.bytes());
          List<String> sign =
              new ArrayList<>(
                  List.of("-genkeypair", "-alias", HostCertificate.ALIAS, "-signer", ALIAS));
          sign.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
          sign.addAll(List.of("-sigalg", "SHA256withECDSA", "-dname", HostCertificate.NAME));
          sign.addAll(List.of("-validity", Long.toString(validity.toDays())));
          sign.addAll(List.of("-ext", "san=" + alternatives(hostNames)));
          sign.addAll(
              List.of("-ext", "eku=serverAuth,clientAuth", "-ext", "ku:c=digitalSignature"));
          new Keytool(PASSWORD).run(both, sign.toArray(String[]::new));
          return new HostCertificate(
              new Keystore(Files.readAllBytes(both), PASSWORD)
                  .alone(HostCertificate.ALIAS, password));
        });
  }

  private static String alternatives(Set<String> hostNames) {
    return hostNames.stream()
        .sorted()
        .map(name -> (name.matches("[0-9.]+") ? "ip:" : "dns:") + name)
        .collect(Collectors.joining(","));
  }

  private static <T> T inScratch(Work<T> work) {
    try {
      // Only its owner enters a directory that Java makes for temporary files.
      Path scratch = Files.createTempDirectory("clicklake-certificate-");
      try {
        return work.in(scratch);
      } finally {
        Files.deleteIfExists(scratch.resolve("authority.p12"));
        Files.delete(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate in a temporary directory", e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T in(Path scratch) throws IOException;
  }
}
