package io.clicklake.stack.command;

import io.clicklake.stack.local.LocalStack;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clicklake down}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Ends the stack, whoever started it; its state stays unless it is wiped.")
public final class DownCommand implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--wipe", description = "Also deletes its state: topics, schemas, lake and logs.")
  private boolean wipe;

  @Override
  public Integer call() throws IOException {
    try (LocalStack stack = options.stack()) {
      if (!stack.end(System.out)) {
        System.out.println("nothing runs");
      }
      if (wipe) {
        stack.wipe();
        System.out.println("deleted   " + stack.stateDirectory());
      }
    }
    return 0;
  }
}
