package io.clicklake.stack.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clicklake.stack.deploy.account.Account;
import io.clicklake.stack.deploy.account.InMemoryAccount;
import io.clicklake.stack.deploy.terraform.Outputs;
import java.util.Optional;

/** A deployment of two hosts that is there already. */
record FixedTarget(InMemoryAccount inMemory) implements Target {

  static final String PREFIX = "/clicklake/clicks";

  @Override
  public Optional<Outputs> made() {
    ObjectNode values = new ObjectMapper().createObjectNode();
    values
        .put("name", "clicks")
        .put("region", "eu-central-1")
        .put("distribution_bucket", "clicks-distribution")
        .put("raw_bucket", "clicks-raw")
        .put("repository_url", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/clicks-ingest")
        .put("release_document", "clicks-release")
        .put("parameter_prefix", PREFIX)
        .put("workgroup", "clicks")
        .put("database", "clicks")
        .put("ingest_url", "http://127.0.0.1:1/ingest");
    values.putObject("instance_ids").put("1", "i-one").put("2", "i-two");
    return Optional.of(new Outputs(values));
  }

  @Override
  public Account account() {
    return inMemory;
  }
}
