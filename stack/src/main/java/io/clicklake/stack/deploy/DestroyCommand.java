package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.AccountException;
import io.clicklake.stack.deploy.machine.ProgramException;
import io.clicklake.stack.deploy.terraform.Configuration;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import io.clicklake.stack.deploy.terraform.Terraform;
import io.clicklake.stack.deploy.terraform.TerraformException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clicklake destroy}. */
@Command(
    name = "destroy",
    mixinStandardHelpOptions = true,
    description = {
      "Takes down what deploy made of DIRECTORY: shows the plan and what stays, and asks for the"
          + " deployment's name.",
      "A lake that holds anything is refused, unless --delete-data says that it goes, too."
    },
    footer = {
      "",
      "Exit status: 0 destroyed, 1 refused or failed, 2 wrong usage.",
      "",
      "Examples:",
      "  clicklake destroy my-lake",
      "  clicklake destroy my-lake --delete-data --confirm clicklake"
    })
public final class DestroyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIRECTORY", description = "Terraform's directory.")
  private Path directory = Path.of("");

  @Option(names = "--delete-data", description = "The lake and everything in it goes, too.")
  private boolean deleteData;

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "The deployment's name, where nobody can be asked for it.")
  private @Nullable String name;

  @Override
  public Integer call() {
    PrintStream out = System.out;
    String given = name;
    Dialogue dialogue =
        new Dialogue(
            out,
            given != null
                ? question -> given
                : Dialogue.of(
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                    out));
    try {
      destroy(dialogue);
      return ExitCode.OK;
    } catch (DeploymentException | AccountException | ProgramException | TerraformException e) {
      out.flush();
      System.err.println("clicklake: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private void destroy(Dialogue dialogue) {
    Path place = directory.toAbsolutePath().normalize();
    if (!Configuration.isIn(place)) {
      throw new DeploymentException(place + " has no configuration of Terraform");
    }
    Terraform terraform = Terraform.in(place);
    terraform.init();
    try (TerraformTarget target = new TerraformTarget(terraform)) {
      new Destruction(
              terraform,
              target,
              new ReleasedValues(place),
              deleteData ? Destruction.Data.DELETED : Destruction.Data.KEPT,
              dialogue)
          .run();
    }
  }
}
