package io.clicklake.stack.deploy.account;

/**
 * How a command on a host ended.
 *
 * @param status as Systems Manager calls it
 * @param output what it printed, errors behind; Systems Manager keeps the first 24,000 characters
 */
public record HostOutcome(String status, String output) {

  public boolean succeeded() {
    return status.equals("Success");
  }
}
