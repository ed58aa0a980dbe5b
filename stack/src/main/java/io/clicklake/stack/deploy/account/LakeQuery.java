package io.clicklake.stack.deploy.account;

/** A query in Athena's SQL. */
public record LakeQuery(String workgroup, String database, String sql) {}
