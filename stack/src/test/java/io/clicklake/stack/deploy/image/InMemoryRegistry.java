package io.clicklake.stack.deploy.image;

import io.clicklake.components.LoopbackHttp;
import io.clicklake.stack.deploy.machine.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/**
 * As much of a registry of images as pushing and pulling takes, for machines without a real one.
 *
 * <pre>
 * HEAD|GET /v2/name/blobs/digest          200 or 404
 * POST     /v2/name/blobs/uploads/        202, Location
 * PATCH    location                       202, Location
 * PUT      location?digest=digest         201
 * PUT      /v2/name/manifests/tag|digest  201
 * HEAD|GET /v2/name/manifests/tag|digest  200 or 404
 * </pre>
 */
final class InMemoryRegistry implements AutoCloseable {

  private static final Pattern BLOB = Pattern.compile("/v2/(.+)/blobs/(sha256:[0-9a-f]+)");
  private static final Pattern UPLOADS = Pattern.compile("/v2/(.+)/blobs/uploads/(\\?.*)?");
  private static final Pattern UPLOAD =
      Pattern.compile("(/v2/(.+)/blobs/uploads/[0-9a-f-]{36})(\\?(?:.*&)?digest=([^&]+).*)?");
  private static final Pattern MANIFEST = Pattern.compile("/v2/(.+)/manifests/(.+)");
  private static final LoopbackHttp.Answer NOT_FOUND =
      LoopbackHttp.Answer.json(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}");

  private record Stored(String type, byte[] bytes) {}

  private final Map<String, Stored> contents = new ConcurrentHashMap<>();
  private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
  private final LoopbackHttp server;

  InMemoryRegistry() throws IOException {
    server = LoopbackHttp.start(ServerSocketFactory.getDefault(), this::answer);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  private LoopbackHttp.Answer answer(LoopbackHttp.Request request) throws IOException {
    String path = request.path();
    Matcher upload = UPLOAD.matcher(path);
    if (upload.matches()) {
      return uploaded(request, upload);
    }
    if (UPLOADS.matcher(path).matches()) {
      return located(path.replaceFirst("\\?.*", "") + UUID.randomUUID());
    }
    Matcher blob = BLOB.matcher(path);
    if (blob.matches()) {
      return stored(request, blob.group(1) + "@" + blob.group(2));
    }
    Matcher manifest = MANIFEST.matcher(path);
    if (manifest.matches()) {
      return manifest(request, manifest.group(1), manifest.group(2));
    }
    return path.equals("/v2/") ? LoopbackHttp.Answer.json(200, "{}") : NOT_FOUND;
  }

  private LoopbackHttp.Answer uploaded(LoopbackHttp.Request request, Matcher upload)
      throws IOException {
    String place = upload.group(1);
    if (request.body().length > 0) {
      uploads.put(place, request.body());
    }
    if (request.method().equals("PATCH")) {
      return located(place);
    }
    String digest = upload.group(4).replace("%3A", ":");
    byte[] bytes = uploads.getOrDefault(place, new byte[0]);
    if (!digest.equals(digest(bytes))) {
      return LoopbackHttp.Answer.json(400, "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}");
    }
    contents.put(upload.group(2) + "@" + digest, new Stored("application/octet-stream", bytes));
    return located(place, 201);
  }

  private LoopbackHttp.Answer manifest(LoopbackHttp.Request request, String name, String reference)
      throws IOException {
    if (request.method().equals("PUT")) {
      Stored stored =
          new Stored(request.headers().getOrDefault("content-type", ""), request.body());
      String digest = digest(request.body());
      contents.put(name + "@" + reference, stored);
      contents.put(name + "@" + digest, stored);
      return new LoopbackHttp.Answer(201, Map.of("Docker-Content-Digest", digest), new byte[0]);
    }
    return stored(request, name + "@" + reference);
  }

  private LoopbackHttp.Answer stored(LoopbackHttp.Request request, String key) throws IOException {
    Stored stored = contents.get(key);
    if (stored == null) {
      return request.method().equals("HEAD")
          ? new LoopbackHttp.Answer(404, Map.of(), new byte[0])
          : NOT_FOUND;
    }
    byte[] body = request.method().equals("HEAD") ? new byte[0] : stored.bytes();
    return new LoopbackHttp.Answer(
        200,
        Map.of("Content-Type", stored.type(), "Docker-Content-Digest", digest(stored.bytes())),
        body);
  }

  private LoopbackHttp.Answer located(String place) {
    return located(place, 202);
  }

  private LoopbackHttp.Answer located(String place, int status) {
    return new LoopbackHttp.Answer(
        status, Map.of("Location", "http://" + address() + place), new byte[0]);
  }

  private static String digest(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("blob", "");
    try {
      return "sha256:" + new Sha256().and(Files.write(file, bytes)).digits();
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
