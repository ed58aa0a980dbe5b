package io.clicklake.stack.deploy.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.clicklake.components.FunctionCommand;
import io.clicklake.stack.deploy.account.RegistryLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Without a daemon, by Jib, from the same jars. Nothing of the image runs while it is built, so
 * that it has no cache of loaded classes: the function starts slower than one that Docker built.
 */
public final class JibBuilder implements ImageBuilder {

  private static final int JAVA = 25;
  private static final String HANDLER = "io.clicklake.producer.lambda.IngestHandler";
  private static final String LIB = "/var/task/lib";

  /** Where AWS's base images have it. */
  private static final String JAVA_PROGRAM = "/var/lang/bin/java";

  private final String baseImage;
  private final Path cache;

  /**
   * @param cache a directory for layers, kept from one build to the next
   */
  public JibBuilder(String baseImage, Path cache) {
    this.baseImage = baseImage;
    this.cache = cache;
  }

  @Override
  public String name() {
    return "jib";
  }

  @Override
  public String description(FunctionContext context, String image) {
    return "jib: "
        + context.jars()
        + " on "
        + baseImage
        + ", linux/arm64, pushed as "
        + image
        + " (no daemon, no cache of loaded classes)";
  }

  @Override
  public String push(FunctionContext context, String image, RegistryLogin login) {
    String registry = image.substring(0, image.indexOf('/'));
    try {
      RegistryImage target =
          RegistryImage.named(image).addCredential(login.user(), login.password());
      JibContainer built =
          container(context)
              .containerize(
                  Containerizer.to(target)
                      .setToolName("clicklake")
                      .setAllowInsecureRegistries(registry.startsWith("127.0.0.1:"))
                      .setBaseImageLayersCache(cache.resolve("base"))
                      .setApplicationLayersCache(cache.resolve("function")));
      return built.getDigest().toString();
    } catch (InvalidImageReferenceException
        | RegistryException
        | IOException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new ImageException(
          "cannot build %s on %s: %s; expected both registries to be reached from here, and the credentials to push there"
              .formatted(image, baseImage, cause.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("interrupted while " + image + " was built", e);
    }
  }

  private JibContainerBuilder container(FunctionContext context)
      throws IOException, InvalidImageReferenceException {
    return Jib.from(RegistryImage.named(baseImage))
        .setPlatforms(Set.of(new Platform("arm64", "linux")))
        .setFormat(ImageFormat.Docker)
        .addFileEntriesLayer(
            FileEntriesLayer.builder()
                .setName("function")
                .addEntryRecursive(context.jars(), AbsoluteUnixPath.get(LIB))
                .build())
        .setEntrypoint(entryPoint(context))
        .setProgramArguments(List.of(HANDLER))
        .setEnvironment(Map.of("MALLOC_ARENA_MAX", "2"))
        .setWorkingDirectory(AbsoluteUnixPath.get("/var/task"))
        .setUser("65532:65532");
  }

  private static List<String> entryPoint(FunctionContext context) {
    FunctionCommand function = new FunctionCommand(context.jars(), HANDLER);
    List<String> entryPoint = new ArrayList<>(List.of(JAVA_PROGRAM));
    String here = context.jars().toAbsolutePath().toString();
    for (String option : function.options(JAVA, List.of())) {
      entryPoint.add(option.replace(here, LIB));
    }
    entryPoint.add(function.program().get(0));
    return entryPoint;
  }
}
