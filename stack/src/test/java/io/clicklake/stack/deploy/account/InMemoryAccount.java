package io.clicklake.stack.deploy.account;

import io.clicklake.stack.deploy.machine.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** An account that forgets. What its hosts and its lake answer is the test's to say. */
public final class InMemoryAccount implements Account {

  public final Map<String, String> objects = new TreeMap<>();
  public final Map<String, String> parameters = new TreeMap<>();
  public final Map<String, String> images = new TreeMap<>();
  public final List<String> calls = new ArrayList<>();
  public final List<List<List<String>>> answers = new ArrayList<>();
  public BiFunction<String, HostCommand, HostOutcome> hosts =
      (instance, command) -> new HostOutcome("Success", "");

  @Override
  public Optional<String> checksum(String bucket, String key) {
    return Optional.ofNullable(objects.get(bucket + "/" + key));
  }

  @Override
  public void upload(Path file, String sha256, String bucket, String key) {
    calls.add("upload " + bucket + "/" + key);
    objects.put(bucket + "/" + key, sha256);
  }

  @Override
  public void write(String text, String bucket, String key) {
    objects.put(bucket + "/" + key, new Sha256().and(text).digits());
  }

  @Override
  public long objects(String bucket) {
    return objects.keySet().stream().filter(key -> key.startsWith(bucket + "/")).count();
  }

  @Override
  public Optional<String> imageDigest(String repository, String tag) {
    return Optional.ofNullable(images.get(repository + ":" + tag));
  }

  @Override
  public RegistryLogin registryLogin() {
    return new RegistryLogin("AWS", "in memory");
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  @Override
  public List<String> parametersUnder(String path) {
    return parameters.keySet().stream().filter(name -> name.startsWith(path + "/")).toList();
  }

  @Override
  public HostOutcome run(String instance, HostCommand command, Duration patience) {
    calls.add(instance + " " + command.document());
    return hosts.apply(instance, command);
  }

  @Override
  public List<List<String>> query(LakeQuery query) {
    calls.add(query.sql());
    return answers.isEmpty() ? List.of() : answers.remove(0);
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
