package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.AccountException;
import io.clicklake.stack.deploy.image.ImageException;
import io.clicklake.stack.deploy.machine.ProgramException;
import io.clicklake.stack.deploy.terraform.TerraformException;
import java.util.List;
import java.util.Optional;

/** Goes the steps in their order, past those that are done, up to the first that fails. */
record Walk(List<Step> steps, Dialogue dialogue) {

  Walk {
    steps = List.copyOf(steps);
  }

  /**
   * Goes all of them.
   *
   * @throws DeploymentException at the first failure that was to be expected, with what to do
   */
  void go() {
    for (int number = 0; number < steps.size(); number++) {
      Step step = steps.get(number);
      String place = "[%d/%d] %s".formatted(number + 1, steps.size(), step.name());
      try {
        Optional<String> done = step.done();
        dialogue.say(place + ": " + done.orElseGet(step::intent));
        if (done.isEmpty()) {
          step.run();
        }
      } catch (DeploymentException
          | AccountException
          | ImageException
          | ProgramException
          | TerraformException e) {
        throw new DeploymentException(
            "%s: %s%n  next: %s. The same command goes on from here"
                .formatted(place, e.getMessage(), step.remedy()));
      }
    }
  }

  /** Says what each would do. */
  void tell() {
    for (int number = 0; number < steps.size(); number++) {
      Step step = steps.get(number);
      dialogue.say(
          "[%d/%d] %s: %s".formatted(number + 1, steps.size(), step.name(), step.intent()));
    }
  }
}
