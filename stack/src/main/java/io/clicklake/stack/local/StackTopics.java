package io.clicklake.stack.local;

import io.clicklake.components.ComponentException;
import io.clicklake.registry.apply.ApplyPlan;
import io.clicklake.registry.apply.BlockedPlanException;
import io.clicklake.registry.apply.InvalidSubjectsException;
import io.clicklake.registry.apply.ReviewGate;
import io.clicklake.registry.apply.SubjectsFile;
import io.clicklake.registry.client.SchemaRegistries;
import io.clicklake.registry.client.SchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The two topics of the stack and their subjects: made once, found there afterwards. */
final class StackTopics {

  static final String EVENTS = "clickstream";
  static final String REJECTED = "clickstream.rejected";

  private static final String SUBJECTS = "schemas/subjects.yaml";
  private static final int EVENT_PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private StackTopics() {}

  /** Makes the topics that are missing. */
  static void create(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      List<NewTopic> missing =
          List.of(
                  new NewTopic(EVENTS, EVENT_PARTITIONS, (short) 1),
                  new NewTopic(REJECTED, 1, (short) 1))
              .stream()
              .filter(topic -> !present.contains(topic.name()))
              .toList();
      admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ComponentException(
          "cannot create the topics at " + bootstrapServers + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ComponentException("interrupted while creating the topics", e);
    }
  }

  /** Applies the checkout's declared subjects, those of both topics' values. */
  static void registerSchemas(Path home, URI url) {
    SchemaRegistry registry = SchemaRegistries.at(List.of(url));
    try {
      ApplyPlan.of(SubjectsFile.read(home.resolve(SUBJECTS)), registry, ReviewGate.OPEN)
          .apply(registry);
    } catch (InvalidSubjectsException e) {
      throw new ComponentException(String.valueOf(e.getMessage()), e);
    } catch (BlockedPlanException e) {
      throw new ComponentException(
          e.getMessage() + "; where the local state may go, ./clicklake down --wipe", e);
    }
  }
}
