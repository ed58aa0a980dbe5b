package io.clicklake.host.certificate;

import io.clicklake.host.HostException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A private key and its chain in PKCS#12, both under one password. */
record Keystore(byte[] bytes, String password) {

  /** The certificate of a key. */
  X509Certificate certificate(String alias) {
    try {
      Certificate certificate = open().getCertificate(alias);
      if (certificate instanceof X509Certificate x509) {
        return x509;
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(e);
    }
    throw new HostException("a keystore holds no key " + alias + ": expected one made here");
  }

  /** The same key under another chain, its own certificate first. */
  Keystore withChain(String alias, List<X509Certificate> chain) {
    try {
      char[] secret = password.toCharArray();
      Key key = open().getKey(alias, secret);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, secret, chain.toArray(Certificate[]::new));
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      store.store(written, secret);
      return new Keystore(written.toByteArray(), password);
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(e);
    }
  }

  static X509Certificate parse(String pem) {
    return parseAll(pem).get(0);
  }

  static List<X509Certificate> parseAll(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  static String pem(Certificate certificate) {
    try {
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private KeyStore open() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(bytes), password.toCharArray());
    return store;
  }

  private static HostException unreadable(Exception e) {
    return new HostException("a certificate or its keystore does not open: " + e.getMessage(), e);
  }
}
