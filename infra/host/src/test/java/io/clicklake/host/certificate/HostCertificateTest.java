package io.clicklake.host.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCertificateTest {

  private static final Set<String> NAMES = Set.of("kafka-1.internal", "localhost", "127.0.0.1");
  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

  private final Path directory;

  HostCertificateTest(@TempDir Path directory) {
    this.directory = directory.resolve("certificate");
  }

  @Test
  void itIsSignedByTheAuthorityForServersAndClientsInTheHostsNames() throws Exception {
    X509Certificate certificate = kept(AUTHORITY, NAMES, Instant.now()).certificate();
    certificate.verify(AUTHORITY.certificate().getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo(HostCertificate.NAME);
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder("kafka-1.internal", "localhost", "127.0.0.1");
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).as("may sign nothing").isEqualTo(-1);
    assertThat(certificate.getNotAfter()).isBefore(AUTHORITY.certificate().getNotAfter());
  }

  @Test
  void itIsKeptAsLongAsItServes() throws Exception {
    Instant now = Instant.now();
    byte[] first = kept(AUTHORITY, NAMES, now).bytes();
    assertThat(kept(AUTHORITY, NAMES, now.plus(Duration.ofDays(700))).bytes()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void anotherNameAnotherAuthorityOrHalfOfItsTimeMakesANewOne() {
    Instant now = Instant.now();
    byte[] first = kept(AUTHORITY, NAMES, now).bytes();
    byte[] renamed = kept(AUTHORITY, Set.of("localhost"), now).bytes();
    assertThat(renamed).isNotEqualTo(first);
    byte[] renewed = kept(AUTHORITY, Set.of("localhost"), now.plus(Duration.ofDays(1000))).bytes();
    assertThat(renewed).isNotEqualTo(renamed);
    CertificateAuthority other = CertificateAuthority.create();
    assertThat(kept(other, Set.of("localhost"), now).bytes()).isNotEqualTo(renewed);
  }

  @Test
  void anAuthorityTravelsAsText() throws Exception {
    CertificateAuthority parsed = CertificateAuthority.parse(AUTHORITY.text());
    assertThat(parsed.certificate()).isEqualTo(AUTHORITY.certificate());
    String two = AUTHORITY.pem() + CertificateAuthority.create().pem();
    assertThat(
            List.copyOf(
                CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                        new ByteArrayInputStream(two.getBytes(StandardCharsets.US_ASCII)))))
        .hasSize(2)
        .first()
        .isEqualTo(AUTHORITY.certificate());
    assertThat(AUTHORITY.text().length()).as("fits a standard parameter").isLessThan(4096);
    assertThat(AUTHORITY.certificate().getBasicConstraints()).as("signs hosts only").isZero();
    assertThat(List.of(AUTHORITY.certificate().getKeyUsage()[5])).containsExactly(true);
  }

  private HostCertificate kept(CertificateAuthority authority, Set<String> names, Instant now) {
    return HostCertificate.kept(directory, authority, names, now, () -> "a-password-of-the-test");
  }
}
