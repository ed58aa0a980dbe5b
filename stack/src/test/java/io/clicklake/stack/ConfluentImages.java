package io.clicklake.stack;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The names of Confluent's images, and whether this machine can have them.
 *
 * <p>System properties: {@code clicklake.confluent.images} is what stands before the names, a
 * mirror for example; {@code clicklake.confluent.version} their tag; {@code
 * clicklake.confluent.registry.path} the path under which the registry's API begins, where it is
 * not the root.
 */
record ConfluentImages(String broker, String registry, String connect) {

  private static final int SECONDS_TO_ANSWER = 20;
  private static final int MINUTES_TO_PULL = 15;

  /** As the system properties name them. */
  static ConfluentImages named() {
    String prefix = System.getProperty("clicklake.confluent.images", "confluentinc");
    String version = System.getProperty("clicklake.confluent.version", "8.3.1");
    return new ConfluentImages(
        prefix + "/cp-kafka:" + version,
        prefix + "/cp-schema-registry:" + version,
        prefix + "/cp-kafka-connect:" + version);
  }

  static String registryPath() {
    return System.getProperty("clicklake.confluent.registry.path", "");
  }

  /** Brings what is not here; says why one of them cannot be had, empty where all are here. */
  Optional<String> missing() {
    return Stream.of(broker, registry, connect)
        .map(ConfluentImages::missing)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> missing(String image) {
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image).exec();
      return Optional.empty();
    } catch (NotFoundException notHere) {
      return pull(docker, DockerImageName.parse(image));
    }
  }

  private static Optional<String> pull(DockerClient docker, DockerImageName image) {
    try (Pull pull = new Pull()) {
      docker.pullImageCmd(image.getUnversionedPart()).withTag(image.getVersionPart()).exec(pull);
      pull.answered.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
      pull.done.get(MINUTES_TO_PULL, TimeUnit.MINUTES);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(
          "the image %s is not here and cannot be pulled: %s"
              .formatted(image, e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (TimeoutException e) {
      return Optional.of("the image %s is not here, and its registry is silent".formatted(image));
    } catch (Exception e) {
      throw new IllegalStateException("cannot ask Docker to pull " + image, e);
    }
  }

  /** A pull as Docker tells of it; a registry has answered once it says anything but an error. */
  private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {

    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onNext(PullResponseItem item) {
      if (item.isErrorIndicated()) {
        onError(new IllegalStateException(String.valueOf(item.getErrorDetail())));
      } else {
        answered.complete(true);
      }
    }

    @Override
    public void onError(Throwable failure) {
      answered.completeExceptionally(failure);
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      answered.complete(true);
      done.complete(true);
      super.onComplete();
    }
  }
}
