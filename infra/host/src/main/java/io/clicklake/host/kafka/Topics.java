package io.clicklake.host.kafka;

import static io.clicklake.host.kafka.Answers.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of a cluster. */
record Topics(Admin admin) {

  /** Makes them those that are wanted; says what was done. */
  List<String> bring(List<WantedTopic> wanted) {
    TopicPlan plan = TopicPlan.of(wanted, present(wanted));
    List<String> done = new ArrayList<>();
    create(plan.created(), done);
    grow(plan.grown(), done);
    alter(plan.altered(), done);
    return done;
  }

  private void create(List<WantedTopic> created, List<String> done) {
    await(
        admin
            .createTopics(
                created.stream()
                    .map(
                        topic ->
                            new NewTopic(topic.name(), topic.partitions(), topic.replication())
                                .configs(topic.settings()))
                    .toList())
            .all(),
        "create topics");
    created.forEach(topic -> done.add("topic created, topic=" + topic.name()));
  }

  private void grow(Map<String, Integer> grown, List<String> done) {
    await(
        admin
            .createPartitions(
                grown.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> NewPartitions.increaseTo(entry.getValue()))))
            .all(),
        "add partitions");
    grown.forEach(
        (topic, partitions) ->
            done.add("topic grown, topic=" + topic + " partitions=" + partitions));
  }

  private void alter(Map<String, Map<String, String>> altered, List<String> done) {
    Map<ConfigResource, Collection<AlterConfigOp>> alterations = new HashMap<>();
    altered.forEach(
        (topic, settings) ->
            alterations.put(
                resource(topic),
                settings.entrySet().stream()
                    .map(
                        setting ->
                            new AlterConfigOp(
                                new ConfigEntry(setting.getKey(), setting.getValue()),
                                AlterConfigOp.OpType.SET))
                    .toList()));
    await(admin.incrementalAlterConfigs(alterations).all(), "alter topics");
    altered.forEach(
        (topic, settings) ->
            done.add("topic altered, topic=" + topic + " settings=" + new TreeMap<>(settings)));
  }

  private Map<String, TopicPlan.Present> present(List<WantedTopic> wanted) {
    Set<String> names = new HashSet<>(await(admin.listTopics().names(), "list topics"));
    names.retainAll(wanted.stream().map(WantedTopic::name).collect(Collectors.toSet()));
    Map<String, TopicDescription> descriptions =
        await(admin.describeTopics(names).allTopicNames(), "describe topics");
    Map<ConfigResource, Config> settings =
        await(
            admin.describeConfigs(names.stream().map(Topics::resource).toList()).all(),
            "describe topics' settings");
    Map<String, TopicPlan.Present> present = new HashMap<>();
    descriptions.forEach(
        (name, description) -> {
          Map<String, String> values = new HashMap<>();
          settings
              .getOrDefault(resource(name), new Config(List.of()))
              .entries()
              .forEach(entry -> values.put(entry.name(), entry.value()));
          present.put(name, new TopicPlan.Present(description.partitions().size(), values));
        });
    return present;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
