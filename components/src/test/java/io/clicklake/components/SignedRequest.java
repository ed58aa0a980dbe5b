package io.clicklake.components;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An S3 request with a Signature Version 4, by the steps of "Create a signed AWS API request" in
 * the IAM user guide.
 */
record SignedRequest(String accessKey, String secretKey) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String HEADERS = "host;x-amz-content-sha256;x-amz-date";

  HttpRequest put(URI uri, String body, Instant now) throws GeneralSecurityException {
    return request("PUT", uri, body, now);
  }

  HttpRequest get(URI uri, Instant now) throws GeneralSecurityException {
    return request("GET", uri, "", now);
  }

  private HttpRequest request(String method, URI uri, String body, Instant now)
      throws GeneralSecurityException {
    String stamp = STAMP.format(now);
    String date = stamp.substring(0, 8);
    String scope = date + "/us-east-1/s3/aws4_request";
    String hash = sha256(body);
    String canonical =
        String.join(
            "\n",
            method,
            uri.getPath(),
            "",
            "host:" + uri.getAuthority(),
            "x-amz-content-sha256:" + hash,
            "x-amz-date:" + stamp,
            "",
            HEADERS,
            hash);
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, sha256(canonical));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    String authorization =
        String.format(
            Locale.ROOT,
            "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s",
            accessKey,
            scope,
            HEADERS,
            HexFormat.of().formatHex(hmac(key, toSign)));
    return HttpRequest.newBuilder(uri)
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .header("x-amz-content-sha256", hash)
        .header("x-amz-date", stamp)
        .header("Authorization", authorization)
        .build();
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
