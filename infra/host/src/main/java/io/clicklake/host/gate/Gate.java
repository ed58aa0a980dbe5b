package io.clicklake.host.gate;

import io.clicklake.host.HostException;
import io.clicklake.host.prepare.Prepared;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.security.Credential;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gate while it is open. */
public final class Gate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final int THREADS = 24;

  private final Server server;

  private Gate(Server server) {
    this.server = server;
  }

  /**
   * Opens the gate of a prepared host.
   *
   * @throws HostException when it cannot listen or its keystore does not open
   */
  public static Gate open(Prepared prepared) {
    return open(GateSettings.of(prepared.properties("gate/gate.properties")));
  }

  static Gate open(GateSettings settings) {
    Server server = new Server(new QueuedThreadPool(THREADS));
    server.addConnector(connector(server, settings));
    server.setHandler(door(settings));
    server.setRequestLog(
        (request, response) -> {
          if (response.getStatus() == 401 || response.getStatus() == 403) {
            LOG.warn(
                "request refused, status={} method={} path={} remote={}",
                response.getStatus(),
                request.getMethod(),
                Request.getPathInContext(request),
                Request.getRemoteAddr(request));
          }
        });
    try {
      server.start();
    } catch (Exception e) {
      throw new HostException(
          "the gate cannot listen at %s:%d: %s"
              .formatted(settings.listen(), settings.port(), e.getMessage()),
          e);
    }
    LOG.info(
        "gate open, listen={} port={} behind={}",
        settings.listen(),
        settings.port(),
        settings.behind());
    return new Gate(server);
  }

  /** Returns when the gate is closed. */
  public void await() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new HostException("the gate does not close: " + e.getMessage(), e);
    }
  }

  private static ServerConnector connector(Server server, GateSettings settings) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(settings.keystore().toString());
    tls.setKeyStoreType("PKCS12");
    tls.setKeyStorePassword(settings.keystorePassword());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // Hosts of a cluster and Lambdas reach it by names and addresses that need no entry here.
    http.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    connector.setHost(settings.listen());
    connector.setPort(settings.port());
    return connector;
  }

  private static SecurityHandler door(GateSettings settings) {
    UserStore users = new UserStore();
    for (Map.Entry<String, String> user : settings.users().entrySet()) {
      users.addUser(
          user.getKey(), Credential.getCredential(user.getValue()), new String[] {user.getKey()});
    }
    HashLoginService login = new HashLoginService("schema registry");
    login.setUserStore(users);
    RegistryDoor door = new RegistryDoor(settings.registry());
    door.setLoginService(login);
    door.setAuthenticator(new BasicAuthenticator());
    door.setHandler(
        new ProxyHandler.Reverse(
            request ->
                HttpURI.build(
                    settings.behind()
                        + Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "/"))));
    return door;
  }
}
