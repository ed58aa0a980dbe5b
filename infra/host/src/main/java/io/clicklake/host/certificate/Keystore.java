package io.clicklake.host.certificate;

import io.clicklake.host.HostException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;

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

  /** One key with its chain and nothing else, under another password. */
  Keystore alone(String alias, String otherPassword) {
    try {
      KeyStore all = open();
      Key key = all.getKey(alias, password.toCharArray());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, otherPassword.toCharArray(), all.getCertificateChain(alias));
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      store.store(written, otherPassword.toCharArray());
      return new Keystore(written.toByteArray(), otherPassword);
    } catch (GeneralSecurityException | IOException e) {
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
