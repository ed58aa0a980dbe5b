package io.clicklake.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clicklake.stack.deploy.account.AccountException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

  private final List<String> ran = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void stepsThatAreDoneArePassedAndTheOthersRun() {
    walk(
            step("one", Optional.of("there already"), () -> {}),
            step("two", Optional.empty(), () -> {}))
        .go();
    assertThat(ran).containsExactly("two");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo("[1/2] one: there already\n[2/2] two: does two\n");
  }

  @Test
  void theFirstFailureEndsItWithWhatToDo() {
    Step fails =
        step(
            "one",
            Optional.empty(),
            () -> {
              throw new AccountException("cannot list s3://lake");
            });
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> walk(fails, step("two", Optional.empty(), () -> {})).go())
        .withMessage(
            "[1/2] one: cannot list s3://lake%n  next: mend one. The same command goes on from here"
                .formatted());
    assertThat(ran).containsExactly("one");
  }

  @Test
  void tellingDoesNothing() {
    walk(step("one", Optional.of("asked"), () -> {})).tell();
    assertThat(ran).isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("[1/1] one: does one\n");
  }

  @Test
  void onlyAYesOrTheNameGoesOn() {
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> answering("y").requireAgreement("Make this?"))
        .withMessageContaining("'y' is no yes");
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> answering("").requireAgreement("Make this?"))
        .withMessageContaining("Without a terminal add --yes");
    answering("yes").requireAgreement("Make this?");
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> answering("yes").requireWord("Type the name:", "clicks"))
        .withMessageContaining("'yes' is not 'clicks'");
    answering("clicks").requireWord("Type the name:", "clicks");
  }

  private Walk walk(Step... steps) {
    return new Walk(List.of(steps), answering("yes"));
  }

  private Dialogue answering(String answer) {
    return new Dialogue(new PrintStream(said, true, StandardCharsets.UTF_8), question -> answer);
  }

  private Step step(String name, Optional<String> done, Runnable action) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String intent() {
        return "does " + name;
      }

      @Override
      public Optional<String> done() {
        return done;
      }

      @Override
      public void run() {
        ran.add(name);
        action.run();
      }

      @Override
      public String remedy() {
        return "mend " + name;
      }
    };
  }
}
