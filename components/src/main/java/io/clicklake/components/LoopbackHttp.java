package io.clicklake.components;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * A small HTTP/1.1 server on 127.0.0.1, for counterparts of a process under test: connections are
 * kept, a thread serves each, and every answer has a body of known length.
 *
 * <p>It needs no module but {@code java.base}, for it also runs where a Java runtime was cut down;
 * it is no server for strangers, and takes what well-behaved clients send.
 */
public final class LoopbackHttp implements AutoCloseable {

  private static final int MAX_LINE_BYTES = 64 * 1024;

  /** Answers a request; may wait as long as it likes. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request) throws IOException, InterruptedException;
  }

  /**
   * A request.
   *
   * @param path with its query, as it was sent
   * @param headers by lower-case name
   */
  public record Request(String method, String path, Map<String, String> headers, byte[] body) {

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answer, whose length is told in any case. */
  public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
      headers = Map.copyOf(headers);
    }

    /** JSON. */
    public static Answer json(int status, String json) {
      return new Answer(
          status,
          Map.of("Content-Type", "application/json"),
          json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private LoopbackHttp(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  /** A server on a free port, of sockets that this factory makes: plain ones, or those of TLS. */
  public static LoopbackHttp start(ServerSocketFactory sockets, Handler handler)
      throws IOException {
    LoopbackHttp http =
        new LoopbackHttp(
            sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), handler);
    http.daemon("loopback-http", http::accept);
    return http;
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        daemon("loopback-http-connection", () -> serve(connection));
      } catch (IOException closed) {
        // Either the server is closed, or the client was gone before it was served.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = new BufferedOutputStream(connection.getOutputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] words = line.split(" ", 3);
        Map<String, String> headers = headers(in);
        Answer answer = handler.answer(new Request(words[0], words[1], headers, body(in, headers)));
        write(answer, out);
      }
    } catch (IOException gone) {
      // The client, or this server, ended the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("a header is '" + line + "', expected a name and a colon");
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return exactly(in, length);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      whole.write(exactly(in, length));
      line(in);
      if (length == 0) {
        return whole.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a body ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  /** Up to the end of a line, without it; empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException("a line is longer than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static void write(Answer answer, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " \r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(answer.body());
    out.flush();
  }
}
