package io.clicklake.host.kafka;

import static io.clicklake.host.kafka.Answers.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** What the users of a cluster may do. */
record Grants(Admin admin) {

  /** Lets these users do what is wanted and nothing else; says what was changed. */
  List<String> bring(Set<String> users, List<AclBinding> wanted) {
    List<String> done = new ArrayList<>();
    List<AclBinding> missing = new ArrayList<>(wanted);
    for (String user : users) {
      Collection<AclBinding> present =
          await(admin.describeAcls(of(user)).values(), "describe permissions");
      missing.removeAll(present);
      List<AclBinding> tooMany = new ArrayList<>(present);
      tooMany.removeAll(wanted);
      await(
          admin.deleteAcls(tooMany.stream().map(AclBinding::toFilter).toList()).all(),
          "take permissions away");
      tooMany.forEach(binding -> done.add("permission taken away, " + text(binding)));
    }
    await(admin.createAcls(missing).all(), "give permissions");
    missing.forEach(binding -> done.add("permission given, " + text(binding)));
    return done;
  }

  private static AclBindingFilter of(String user) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(user, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static String text(AclBinding binding) {
    return "user=%s operation=%s %s=%s"
        .formatted(
            binding.entry().principal(),
            binding.entry().operation(),
            binding.pattern().resourceType(),
            binding.pattern().name());
  }
}
