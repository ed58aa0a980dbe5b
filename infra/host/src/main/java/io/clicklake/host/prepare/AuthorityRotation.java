package io.clicklake.host.prepare;

import io.clicklake.host.HostException;
import io.clicklake.host.certificate.CertificateAuthority;
import io.clicklake.host.secret.SecretName;
import io.clicklake.host.secret.Secrets;

/**
 * Gives the pipeline another certificate authority without an outage, in three steps between which
 * every host is prepared again and every client is started again:
 *
 * <ol>
 *   <li>{@link #announce}: clients trust the next authority too;
 *   <li>{@link #change}: the next one signs;
 *   <li>{@link #retire}: clients trust the next one alone.
 * </ol>
 */
public record AuthorityRotation(Secrets secrets) {

  /** Makes the next authority and lets clients trust both; again, it is the same next one. */
  public void announce() {
    CertificateAuthority current = current();
    String text =
        secrets
            .read(SecretName.NEXT_AUTHORITY_KEY)
            .filter(next -> !next.equals(current.text()))
            .orElseGet(() -> CertificateAuthority.create().text());
    secrets.replace(SecretName.NEXT_AUTHORITY_KEY, text);
    secrets.replace(SecretName.AUTHORITIES, current.pem() + CertificateAuthority.parse(text).pem());
  }

  /**
   * Lets the announced authority sign from now on.
   *
   * @throws HostException when none was announced
   */
  public void change() {
    String next =
        secrets
            .read(SecretName.NEXT_AUTHORITY_KEY)
            .orElseThrow(
                () -> new HostException("no next authority was announced: announce it first"));
    String trusted = secrets.read(SecretName.AUTHORITIES).orElse("");
    if (!trusted.contains(CertificateAuthority.parse(next).pem())) {
      throw new HostException(
          "the next authority is not among those that clients trust: announce it first, then start the clients again");
    }
    secrets.replace(SecretName.AUTHORITY_KEY, next);
  }

  /** Lets clients trust the signing authority alone. */
  public void retire() {
    secrets.replace(SecretName.AUTHORITIES, current().pem());
  }

  private CertificateAuthority current() {
    return CertificateAuthority.parse(
        secrets
            .read(SecretName.AUTHORITY_KEY)
            .orElseThrow(
                () ->
                    new HostException(
                        "there is no authority yet: clicklake-host prepare makes it")));
  }
}
