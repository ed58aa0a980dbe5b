package io.clicklake.host.kafka;

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
 *       topics, and be in its own group.
 * </ul>
 */
final class Permissions {

  static final String PRODUCER = "User:producer";
  static final String CONNECT = "User:connect";

  /** Of the workers, and the beginning of the groups that Connect makes for connectors. */
  private static final String WORKERS = "clicklake-connect";

  static final String OF_CONNECTORS = "connect-clicklake-";

  private Permissions() {}

  static Set<String> users() {
    return new TreeSet<>(Set.of(PRODUCER, CONNECT));
  }

  static List<AclBinding> all() {
    List<AclBinding> all = new ArrayList<>();
    for (String topic : PipelineTopics.OF_CLICKS) {
      all.addAll(allow(PRODUCER, topic(topic), AclOperation.WRITE, AclOperation.DESCRIBE));
      all.addAll(allow(CONNECT, topic(topic), AclOperation.READ, AclOperation.DESCRIBE));
    }
    for (String topic : PipelineTopics.OF_CONNECT) {
      all.addAll(
          allow(
              CONNECT,
              topic(topic),
              AclOperation.READ,
              AclOperation.WRITE,
              AclOperation.DESCRIBE,
              AclOperation.DESCRIBE_CONFIGS));
    }
    all.addAll(allow(CONNECT, group(WORKERS, PatternType.LITERAL), AclOperation.READ));
    all.addAll(allow(CONNECT, group(OF_CONNECTORS, PatternType.PREFIXED), AclOperation.READ));
    return List.copyOf(all);
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
