package io.clicklake.stack.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The event that API Gateway makes of a request for a Lambda integration, payload format 2.0, by
 * "Working with AWS Lambda proxy integrations for HTTP APIs" of its developer guide.
 */
final class RequestEvent {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCOUNT = "000000000000";
  private static final String API = "local";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/javascript", "application/xml");

  private RequestEvent() {}

  /** The event as UTF-8 JSON. */
  static byte[] of(HttpRequest request, String routeKey, String requestId, Instant now) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    addHeaders(event, request);
    addQuery(event, request.query());
    addContext(event.putObject("requestContext"), request, routeKey, requestId, now);
    addBody(event, request);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings is always JSON", e);
    }
  }

  private static void addHeaders(ObjectNode event, HttpRequest request) {
    request
        .header("cookie")
        .ifPresent(
            cookies -> {
              var list = event.putArray("cookies");
              for (String cookie : cookies.split(";", -1)) {
                list.add(cookie.strip());
              }
            });
    ObjectNode headers = event.putObject("headers");
    Map<String, String> sorted = new TreeMap<>(request.headers());
    sorted.remove("cookie");
    sorted.put("x-forwarded-for", forwardedFor(request));
    sorted.put("x-forwarded-proto", "http");
    sorted.forEach(headers::put);
  }

  private static String forwardedFor(HttpRequest request) {
    return request
        .header("x-forwarded-for")
        .map(before -> before + ", " + request.sourceIp())
        .orElse(request.sourceIp());
  }

  private static void addQuery(ObjectNode event, String query) {
    if (query.isEmpty()) {
      return;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      parameters.merge(name, value, (first, next) -> first + "," + next);
    }
    ObjectNode node = event.putObject("queryStringParameters");
    parameters.forEach(node::put);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  private static void addContext(
      ObjectNode context, HttpRequest request, String routeKey, String requestId, Instant now) {
    context.put("accountId", ACCOUNT);
    context.put("apiId", API);
    context.put("domainName", request.header("host").orElse("localhost"));
    context.put("domainPrefix", API);
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", request.path());
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private static void addBody(ObjectNode event, HttpRequest request) {
    boolean text = text(request);
    if (request.body().length > 0) {
      event.put(
          "body",
          text
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", !text && request.body().length > 0);
  }

  /** Whether the gateway hands the body on as text; what is encoded or not text goes as base 64. */
  private static boolean text(HttpRequest request) {
    boolean encoded =
        request
            .header("content-encoding")
            .filter(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"))
            .isPresent();
    String type =
        request
            .header("content-type")
            .map(value -> value.split(";", -1)[0].strip().toLowerCase(Locale.ROOT))
            .orElse("text/plain");
    return !encoded
        && (type.startsWith("text/") || TEXT_TYPES.contains(type) || type.endsWith("+json"));
  }
}
