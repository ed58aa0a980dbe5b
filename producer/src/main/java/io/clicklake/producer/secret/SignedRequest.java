package io.clicklake.producer.secret;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call of an AWS service that takes JSON by POST to its root, signed with Signature Version 4:
 *
 * <pre>
 * request   = "POST" LF "/" LF LF *(header ":" value LF) LF headers LF sha256(body)
 * text      = "AWS4-HMAC-SHA256" LF time LF scope LF sha256(request)
 * scope     = day "/" region "/" service "/aws4_request"
 * key       = hmac(hmac(hmac(hmac("AWS4" secret, day), region), service), "aws4_request")
 * signature = hex(hmac(key, text))
 * </pre>
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
record SignedRequest(String service, String region, String target, byte[] body) {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The request with its headers, but for Host, which the client sends. */
  HttpRequest.Builder to(URI endpoint, AwsCredentials credentials, Instant now) {
    String time = TIME.format(now);
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/x-amz-json-1.1");
    headers.put("x-amz-content-sha256", sha256(body));
    headers.put("x-amz-date", time);
    headers.put("x-amz-target", target);
    credentials.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));

    Map<String, String> signed = new TreeMap<>(headers);
    signed.put("host", host(endpoint));
    String names = String.join(";", signed.keySet());
    String lines =
        signed.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String request = "POST\n/\n\n" + lines + "\n" + names + "\n" + sha256(body);
    String scope = "%s/%s/%s/aws4_request".formatted(time.substring(0, 8), region, service);
    String text =
        String.join("\n", ALGORITHM, time, scope, sha256(request.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }

    HttpRequest.Builder builder =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                    .formatted(
                        ALGORITHM,
                        credentials.accessKeyId(),
                        scope,
                        names,
                        HexFormat.of().formatHex(hmac(key, text))));
    headers.forEach(builder::header);
    return builder;
  }

  private static String host(URI endpoint) {
    return endpoint.getPort() < 0
        ? endpoint.getHost()
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
