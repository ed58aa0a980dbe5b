package io.clicklake.connect.config;

import io.clicklake.registry.client.RegistryAccess;
import io.clicklake.registry.client.RegistryUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Which registry is asked about values that are bytes, and how; under Confluent's keys. */
final class RegistryKeys {

  static final String URL = RegistryAccess.URL;
  static final String OF_CONVERTER = ValueKeys.CONVERTER + ".";

  static final SettingGroup GROUP =
      new SettingGroup(
          "Registry",
          List.of(
              Setting.optional(
                      URL,
                      Type.LIST,
                      List.of(),
                      "URLs of the schema registry (Confluent's REST API), tried in order; asked"
                          + " about values that are bytes. Where it is not set, this group is taken"
                          + " from the converter's settings ("
                          + OF_CONVERTER
                          + URL
                          + " and so on). Not needed when value.converter makes Struct values"
                          + " (AvroConverter, JsonConverter with schemas).")
                  .checked(
                      new Check("http or https URLs", value -> requireAddresses((List<?>) value)))
                  .important(Importance.HIGH)
                  .wide()
                  .from(Origin.OWN),
              Setting.optional(
                      RegistryAccess.USER_INFO,
                      Type.PASSWORD,
                      "",
                      "User and password, user:password, where the registry asks for them.")
                  .important(Importance.MEDIUM)
                  .from(Origin.CONVERTER),
              Setting.optional(
                      RegistryAccess.USER_INFO_BEFORE,
                      Type.PASSWORD,
                      "",
                      "Another name of " + RegistryAccess.USER_INFO + ", which is older.")
                  .from(Origin.CONVERTER),
              Setting.optional(
                      RegistryAccess.USER_SOURCE,
                      Type.STRING,
                      "",
                      "Where user and password come from; they can only stand in the"
                          + " configuration, so this need not be set.")
                  .checked(Check.emptyOr(List.of("USER_INFO")))
                  .from(Origin.converterDiffering("URL and SASL_INHERIT are refused")),
              Setting.optional(
                      RegistryAccess.TOKEN,
                      Type.PASSWORD,
                      "",
                      "Token that requests carry (RFC 6750), in place of user and password.")
                  .important(Importance.MEDIUM)
                  .from(Origin.CONVERTER),
              Setting.optional(
                      RegistryAccess.TOKEN_SOURCE,
                      Type.STRING,
                      "",
                      "Where the token comes from; it can only stand in the configuration, so this"
                          + " need not be set.")
                  .checked(Check.emptyOr(List.of("STATIC_TOKEN")))
                  .from(Origin.converterDiffering("tokens of an OAuth server are refused")),
              Setting.optional(
                      RegistryAccess.TRUSTSTORE,
                      Type.STRING,
                      "",
                      "File on each worker with the certificates that the registry's own has to be"
                          + " signed by; empty for those that Java trusts.")
                  .wide()
                  .from(Origin.CONVERTER),
              Setting.optional(
                      RegistryAccess.TRUSTSTORE_PASSWORD,
                      Type.PASSWORD,
                      "",
                      "Password of that file.")
                  .from(Origin.CONVERTER),
              Setting.optional(
                      RegistryAccess.TRUSTSTORE_TYPE,
                      Type.STRING,
                      "",
                      "Its type; empty for PEM where its name ends with .pem, .crt or .cer, else"
                          + " JKS, which opens PKCS12 too.")
                  .checked(Check.emptyOr(List.of("JKS", "PKCS12", "PEM")))
                  .offering(List.of("", "JKS", "PKCS12", "PEM"))
                  .from(Origin.CONVERTER)));

  private RegistryKeys() {}

  /** The URLs of a list that has any are URLs. */
  private static void requireAddresses(List<?> urls) {
    if (!urls.isEmpty()) {
      RegistryUrls unused =
          RegistryUrls.parse(urls.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  /**
   * The registry that a configuration names; empty where it names none.
   *
   * @throws io.clicklake.registry.client.WrongAccessException naming the key that is wrong
   */
  static Optional<RegistryAccess> access(Map<String, String> props) {
    return props.getOrDefault(URL, "").isBlank()
        ? Optional.empty()
        : Optional.of(RegistryAccess.configured(props));
  }
}
