package io.clicklake.host.kafka;

import io.clicklake.host.settings.RegistryServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the pipeline's users may do in Kafka, and nothing beside.
 *
 * <ul>
 *   <li>{@code producer}: write to the two topics of clicks, and see that they are there;
 *   <li>{@code connect}: read them in the groups of its connectors, keep its own state in its own
 *       topics, and be in its own group;
 *   <li>{@code registry}: keep Confluent's schemas in their topic, and be in its own groups. It
 *       does not make the topic. Where Apicurio runs it may do nothing.
 * </ul>
 */
final class Permissions {

  static final String PRODUCER = "User:producer";
  static final String CONNECT = "User:connect";
  static final String REGISTRY = "User:registry";

  /** Of the workers, and the beginning of the groups that Connect makes for connectors. */
  private static final String WORKERS = "clicklake-connect";

  /** One in which a leader is elected, one of its reader, as its configuration names them. */
  private static final List<String> OF_REGISTRY =
      List.of("clicklake-registry", "clicklake-registry-reader");

  static final String OF_CONNECTORS = "connect-clicklake-";

  private Permissions() {}

  static Set<String> users() {
    return new TreeSet<>(Set.of(PRODUCER, CONNECT, REGISTRY));
  }

  static List<AclBinding> of(RegistryServer registry) {
    List<AclBinding> all = new ArrayList<>();
    for (String topic : PipelineTopics.OF_CLICKS) {
      all.addAll(allow(PRODUCER, topic(topic), AclOperation.WRITE, AclOperation.DESCRIBE));
      all.addAll(allow(CONNECT, topic(topic), AclOperation.READ, AclOperation.DESCRIBE));
    }
    for (String topic : PipelineTopics.OF_CONNECT) {
      all.addAll(keep(CONNECT, topic));
    }
    all.addAll(allow(CONNECT, group(WORKERS, PatternType.LITERAL), AclOperation.READ));
    all.addAll(allow(CONNECT, group(OF_CONNECTORS, PatternType.PREFIXED), AclOperation.READ));
    if (registry == RegistryServer.CONFLUENT) {
      all.addAll(keep(REGISTRY, PipelineTopics.SCHEMAS));
      for (String group : OF_REGISTRY) {
        all.addAll(allow(REGISTRY, group(group, PatternType.LITERAL), AclOperation.READ));
      }
    }
    return List.copyOf(all);
  }

  /** To have one's state in a topic. */
  private static List<AclBinding> keep(String user, String topic) {
    return allow(
        user,
        topic(topic),
        AclOperation.READ,
        AclOperation.WRITE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS);
  }

  private static List<AclBinding> allow(
      String user, ResourcePattern resource, AclOperation... operations) {
    return Stream.of(operations)
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }

  private static ResourcePattern topic(String name) {
    return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  private static ResourcePattern group(String name, PatternType pattern) {
    return new ResourcePattern(ResourceType.GROUP, name, pattern);
  }
}
