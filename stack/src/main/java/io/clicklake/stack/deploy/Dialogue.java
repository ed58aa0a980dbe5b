package io.clicklake.stack.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** What is said to who deploys, and what is answered. */
final class Dialogue {

  private static final String YES = "yes";

  private final PrintStream out;
  private final Answers answers;

  /** Who answers questions. */
  @FunctionalInterface
  interface Answers {

    /** The answer; empty where none comes. */
    String to(String question);
  }

  Dialogue(PrintStream out, Answers answers) {
    this.out = out;
    this.answers = answers;
  }

  /** Agrees with everything: {@code --yes}. */
  static Answers agreeing() {
    return question -> YES;
  }

  /** Whoever sits in front of these. */
  static Answers of(BufferedReader in, PrintStream out) {
    return question -> {
      out.print(question + " ");
      out.flush();
      try {
        String line = in.readLine();
        return line == null ? "" : line.strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  void say(String text) {
    out.println(text);
  }

  /**
   * Goes on only after a yes.
   *
   * @throws DeploymentException after anything else
   */
  void requireAgreement(String question) {
    String answer = answers.to(question + " Only 'yes' goes on:");
    if (!answer.equals(YES)) {
      throw new DeploymentException(
          answer.isEmpty()
              ? "nobody said yes; nothing was changed by this step. Without a terminal add --yes"
              : "'" + answer + "' is no yes; nothing was changed by this step");
    }
  }

  /**
   * Goes on only after this very word.
   *
   * @throws DeploymentException after anything else
   */
  void requireWord(String question, String word) {
    String answer = answers.to(question);
    if (!answer.equals(word)) {
      throw new DeploymentException("'" + answer + "' is not '" + word + "'; nothing was changed");
    }
  }
}
