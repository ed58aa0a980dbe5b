package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.account.Account;
import io.clicklake.stack.deploy.terraform.Outputs;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import io.clicklake.stack.deploy.terraform.Terraform;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a deployment: Terraform's plan is shown, then the name has to be typed. A lake with
 * data in it goes only where that was said.
 */
record Destruction(
    Terraform terraform, Target target, ReleasedValues values, Data data, Dialogue dialogue) {

  private static final Pattern HOLDS_CONTENTS =
      Pattern.compile("(^|\\.)(aws_s3_bucket|aws_ecr_repository|aws_athena_workgroup)\\.");

  /** What becomes of the lake. */
  enum Data {
    KEPT,
    DELETED
  }

  void run() {
    Outputs outputs = target.outputs();
    Account account = target.account();
    long objects = account.objects(outputs.lakeBucket());
    if (objects > 0 && data == Data.KEPT) {
      throw new DeploymentException(
          "the lake s3://%s holds %s; nothing was changed. Copy it if you need it (aws s3 sync), then add --delete-data"
              .formatted(outputs.lakeBucket(), count(objects)));
    }
    dialogue.say(
        objects == 0
            ? "the lake s3://" + outputs.lakeBucket() + " is empty"
            : "the lake s3://%s goes with %s, all their versions too"
                .formatted(outputs.lakeBucket(), count(objects)));
    terraform.plan("-destroy");
    dialogue.requireWord(
        "All of the plan above goes, with distributions, images and query results; this cannot be undone. Type the deployment's name, "
            + outputs.name()
            + ":",
        outputs.name());

    // Terraform deletes contents only of what was applied so before; nothing else is applied again.
    values.sayThatContentsGo();
    if (terraform.plan(holdersOfContents())) {
      terraform.apply();
    }
    if (terraform.plan("-destroy")) {
      terraform.apply();
    }
    values.forget();
    tellWhatStays(account, outputs);
  }

  private String[] holdersOfContents() {
    return terraform.state().stream()
        .filter(address -> HOLDS_CONTENTS.matcher(address).find())
        .map(address -> "-target=" + address)
        .toArray(String[]::new);
  }

  private void tellWhatStays(Account account, Outputs outputs) {
    List<String> parameters = account.parametersUnder(outputs.parameterPrefix());
    dialogue.say("destroyed: " + outputs.name());
    if (!parameters.isEmpty()) {
      dialogue.say(
          "what hosts made themselves stays; who needs no snapshot of theirs any more deletes it: aws ssm delete-parameters --names "
              + String.join(" ", parameters));
    }
    dialogue.say(
        "each host's data volume left a snapshot: aws ec2 describe-snapshots --owner-ids self --filters Name=tag:clicklake:deployment,Values="
            + outputs.name());
  }

  private static String count(long objects) {
    return objects == 1
        ? "1 object"
        : objects < 1000 ? objects + " objects" : "1,000 objects or more";
  }
}
