package io.clicklake.components;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's key and the truststores that clients know it by, made with keytool. */
public record Keystores(Path folder) {

  public static final String PASSWORD = "not a secret";

  /** The key and its self-signed certificate for this address, and its truststores. */
  public static Keystores make(Path folder, String address)
      throws IOException, InterruptedException {
    Keystores made = new Keystores(folder);
    made.keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=registry",
        "-ext",
        "SAN=" + address,
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        "server.p12");
    made.keytool(
        "-exportcert", "-rfc", "-alias", "server", "-keystore", "server.p12", "-file", "ca.pem");
    made.keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "ca",
        "-file",
        "ca.pem",
        "-storetype",
        "PKCS12",
        "-keystore",
        "trust.p12");
    made.keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "ca",
        "-file",
        "ca.pem",
        "-storetype",
        "JKS",
        "-keystore",
        "trust.jks");
    return made;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** What the server shows. */
  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file("server.p12"))) {
      keys.load(bytes, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(
            command + " failed: " + Files.readString(folder.resolve("keytool.log")));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
