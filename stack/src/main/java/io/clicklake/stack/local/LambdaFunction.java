package io.clicklake.stack.local;

import io.clicklake.components.Component;
import io.clicklake.components.FunctionCommand;
import io.clicklake.components.HttpProbe;
import io.clicklake.components.JavaRuntime;
import io.clicklake.components.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Lambda function under AWS's own runtime interface client, which fetches invocations from the
 * Runtime API as it does in the cloud, with the options of its image but for the cache. It listens
 * nowhere; it is healthy while {@code GET /health} through the gateway reaches it and succeeds.
 */
final class LambdaFunction implements Component {

  private static final String NAME = "lambda";

  private final JavaRuntime java;
  private final StateDirectory state;
  private final IngestGateway gateway;
  private final Code code;
  private final Supplier<Map<String, String>> variables;

  /**
   * What the function runs.
   *
   * @param jars the directory of its jar and of all it needs, the runtime interface client among
   *     them
   * @param handler the handler's class name
   */
  record Code(Path jars, String handler) {}

  /**
   * A function with these variables in its environment beside those that Lambda itself sets; they
   * are asked for when it starts.
   */
  LambdaFunction(
      JavaRuntime java,
      Path state,
      IngestGateway gateway,
      Code code,
      Supplier<Map<String, String>> variables) {
    this.java = java;
    this.state = new StateDirectory(state);
    this.gateway = gateway;
    this.code = code;
    this.variables = variables;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of();
  }

  @Override
  public Path logFile() {
    return state.log(NAME);
  }

  @Override
  public Path directory() {
    return state.data(NAME);
  }

  @Override
  public Path pidFile() {
    return state.pid(NAME);
  }

  @Override
  public void prepare() throws IOException {
    if (!Files.isDirectory(code.jars()) || !holdsJar()) {
      throw new IOException(
          code.jars() + " holds no jar: the build lays the function there; run ./mvnw package");
    }
  }

  @Override
  public List<String> command() {
    FunctionCommand function = new FunctionCommand(code.jars(), code.handler());
    return java.command(function.options(java.feature(), List.of()), function.program());
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_LAMBDA_RUNTIME_API", gateway.runtimeApi());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "clicklake-ingest");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/clicklake-ingest");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("_HANDLER", code.handler());
    environment.putAll(variables.get());
    return environment;
  }

  @Override
  public boolean healthy() {
    return gateway.hasRuntime() && HttpProbe.succeeds(gateway.url("/health"));
  }

  private boolean holdsJar() throws IOException {
    try (Stream<Path> files = Files.list(code.jars())) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".jar"));
    }
  }
}
