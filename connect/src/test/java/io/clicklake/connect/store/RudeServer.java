package io.clicklake.connect.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server on 127.0.0.1 that does to connections what no HTTP server does. */
final class RudeServer implements AutoCloseable {

  /** What is done to a connection. */
  enum Manner {
    /** Reset in the middle of the request. */
    RESETS,
    /** The request is never read. */
    IGNORES
  }

  private final ServerSocket server;
  private final List<Socket> accepted = new ArrayList<>();

  RudeServer(Manner manner) {
    try {
      server = new ServerSocket();
      // What the server's system takes for it must not hold a whole request.
      server.setReceiveBufferSize(4 * 1024);
      server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(manner), "rude-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void serve(Manner manner) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        synchronized (accepted) {
          accepted.add(socket);
        }
        if (manner == Manner.RESETS) {
          socket.getInputStream().readNBytes(100);
          socket.setSoLinger(true, 0);
          socket.close();
        }
      } catch (IOException e) {
        // The client was faster, or the server is closed.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      synchronized (accepted) {
        for (Socket socket : accepted) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
