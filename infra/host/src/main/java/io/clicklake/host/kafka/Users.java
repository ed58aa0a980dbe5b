package io.clicklake.host.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** The users of a cluster that come in with a password. */
record Users(Admin admin) {

  private static final ScramCredentialInfo SCRAM =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

  /**
   * Gives each its password; says whom. Kafka keeps no password, so that whether one is the same
   * already cannot be asked.
   */
  List<String> bring(Map<String, String> passwords) {
    List<UserScramCredentialAlteration> given = new ArrayList<>();
    passwords.forEach(
        (user, password) -> given.add(new UserScramCredentialUpsertion(user, SCRAM, password)));
    Answers.await(admin.alterUserScramCredentials(given).all(), "give users their passwords");
    return passwords.keySet().stream()
        .sorted()
        .map(user -> "password given, user=" + user)
        .toList();
  }
}
