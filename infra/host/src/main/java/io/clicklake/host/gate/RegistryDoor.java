package io.clicklake.host.gate;

import io.clicklake.host.settings.RegistryServer;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at a registry.
 *
 * <pre>
 * reader = GET or HEAD of what Confluent's API has of subjects, schemas, compatibility,
 *          levels, modes and contexts
 *        | POST subjects/{subject}         looks a schema up
 *        | POST compatibility/…            asks and keeps nothing
 * writer = anything
 * others = nothing
 * </pre>
 */
final class RegistryDoor extends SecurityHandler {

  private static final Constraint READERS = roles(GateSettings.READER, GateSettings.WRITER);
  private static final Constraint WRITERS = roles(GateSettings.WRITER);

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Pattern readable;
  private final Pattern questions;

  /** Of the registry that is behind. */
  RegistryDoor(RegistryServer registry) {
    String api =
        switch (registry) {
          case APICURIO -> "/apis/ccompat/v[0-9]+";
          case CONFLUENT -> "";
        };
    this.readable =
        Pattern.compile(api + "/(subjects|schemas|compatibility|config|mode|contexts)(/.*)?");
    this.questions = Pattern.compile(api + "/(subjects/[^/]+|compatibility/.+)");
  }

  @Override
  protected Constraint getConstraint(String path, Request request) {
    return needed(request.getMethod(), path);
  }

  @Override
  protected Set<String> getKnownRoles() {
    return Set.of(GateSettings.READER, GateSettings.WRITER);
  }

  /** What a request needs; the path is decoded and has no dots to climb by. */
  private Constraint needed(String method, @Nullable String path) {
    if (path == null) {
      return WRITERS;
    }
    boolean reads = READING.contains(method) && readable.matcher(path).matches();
    boolean asks = method.equals("POST") && questions.matcher(path).matches();
    return reads || asks ? READERS : WRITERS;
  }

  private static Constraint roles(String... roles) {
    return Constraint.from(roles);
  }
}
