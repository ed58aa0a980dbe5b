package io.clicklake.stack.deploy.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.clicklake.stack.deploy.account.AwsCalls.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands on hosts, by Systems Manager. */
record AwsHosts(AwsCalls calls, Pause pause) {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Set<String> UNDER_WAY =
      Set.of("Pending", "InProgress", "Delayed", "Cancelling");

  HostOutcome run(String instance, HostCommand command, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    String id = sent(instance, command, deadline, patience);
    while (true) {
      Optional<JsonNode> seen = invocation(id, instance);
      if (seen.isPresent() && !UNDER_WAY.contains(seen.get().path("Status").asText())) {
        return new HostOutcome(
            seen.get().path("Status").asText(),
            seen.get().path("StandardOutputContent").asText()
                + seen.get().path("StandardErrorContent").asText());
      }
      await(
          deadline,
          "command %s (%s) on %s has not ended within %d s; aws ssm get-command-invocation --command-id %s --instance-id %s shows it"
              .formatted(id, command.document(), instance, patience.toSeconds(), id, instance));
    }
  }

  private String sent(String instance, HostCommand command, long deadline, Duration patience) {
    while (true) {
      try {
        return calls
            .call(
                Service.SSM,
                "SendCommand",
                Map.of(
                    "DocumentName",
                    command.document(),
                    "InstanceIds",
                    List.of(instance),
                    "Parameters",
                    command.parameters()))
            .path("Command")
            .path("CommandId")
            .asText();
      } catch (AwsRefusal refusal) {
        if (!refusal.is("InvalidInstanceId")) {
          throw refusal;
        }
        await(
            deadline,
            "host %s has not reported to Systems Manager within %d s; expected its agent to reach the endpoints of ssm and ssmmessages: aws ec2 get-console-output --instance-id %s --latest shows its boot"
                .formatted(instance, patience.toSeconds(), instance));
      }
    }
  }

  private Optional<JsonNode> invocation(String id, String instance) {
    try {
      return Optional.of(
          calls.call(
              Service.SSM,
              "GetCommandInvocation",
              Map.of("CommandId", id, "InstanceId", instance)));
    } catch (AwsRefusal refusal) {
      if (refusal.is("InvocationDoesNotExist")) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private void await(long deadline, String otherwise) {
    if (System.nanoTime() > deadline) {
      throw new AccountException(otherwise);
    }
    pause.of(BETWEEN_LOOKS);
  }
}
