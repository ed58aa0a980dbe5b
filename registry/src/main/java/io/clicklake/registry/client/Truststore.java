package io.clicklake.registry.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that a registry's own has to be signed by, in place of those that Java trusts.
 *
 * @param password of the file; a keystore of type PKCS12 shows nothing without
 * @param type JKS (which also opens PKCS12), PKCS12 or PEM
 */
public record Truststore(Path file, Optional<String> password, String type) {

  private static final Set<String> TYPES = Set.of("JKS", "PKCS12", "PEM");

  public Truststore {
    if (!TYPES.contains(type)) {
      throw new IllegalArgumentException(
          "the truststore's type is '" + type + "', expected JKS, PKCS12 or PEM");
    }
  }

  /** Of a file whose type its name tells: PEM for .pem, .crt and .cer, else a keystore. */
  public static Truststore of(Path file, Optional<String> password) {
    boolean pem = file.getFileName().toString().matches("(?i).*\\.(pem|crt|cer)");
    return new Truststore(file, password, pem ? "PEM" : "JKS");
  }

  /**
   * What connections are made with.
   *
   * @throws IllegalArgumentException when the file does not open or holds no certificate
   */
  SSLContext context() {
    try {
      KeyStore certificates = type.equals("PEM") ? pem() : keystore();
      if (certificates.size() == 0) {
        throw new IllegalArgumentException(this + " shows no certificate; " + remedy());
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(certificates);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(this + " does not exist; " + remedy(), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          this + " does not open: " + e.getMessage() + "; " + remedy(), e);
    }
  }

  private KeyStore keystore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    char @Nullable [] secret = password.map(String::toCharArray).orElse(null);
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, secret);
    }
    return store;
  }

  private KeyStore pem() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream text = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
        store.setCertificateEntry("certificate " + ++number, one);
      }
    }
    return store;
  }

  private String remedy() {
    return "expected a file of type "
        + type
        + (type.equals("PEM") ? "" : (password.isEmpty() ? ", with" : " and") + " its password");
  }

  @Override
  public String toString() {
    return "truststore " + file;
  }
}
