package io.clicklake.host.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Every jar of a layout, as CycloneDX 1.6 says it in JSON. */
record BillOfMaterials(Layout layout, String version, Instant timestamp) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String text() throws IOException {
    ArrayNode components = JSON.createArrayNode();
    for (String file : layout.files()) {
      if (file.endsWith(".jar")) {
        components.add(component(file));
      }
    }
    ObjectNode bill = JSON.createObjectNode();
    bill.put("bomFormat", "CycloneDX");
    bill.put("specVersion", "1.6");
    bill.put(
        "serialNumber",
        "urn:uuid:"
            + UUID.nameUUIDFromBytes(components.toString().getBytes(StandardCharsets.UTF_8)));
    bill.put("version", 1);
    ObjectNode metadata = bill.putObject("metadata");
    metadata.put("timestamp", timestamp.toString());
    metadata
        .putObject("component")
        .put("type", "application")
        .put("bom-ref", "clicklake-host")
        .put("group", "io.clicklake")
        .put("name", "clicklake-host")
        .put("version", version);
    bill.set("components", components);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n";
  }

  private ObjectNode component(String file) throws IOException {
    Jar jar = Jar.of(layout.at(file));
    ObjectNode component = JSON.createObjectNode();
    component.put("type", "library").put("bom-ref", file);
    jar.group().ifPresent(group -> component.put("group", group));
    component.put("name", jar.name()).put("version", jar.version());
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", Sha256.of(layout.at(file)));
    jar.url().ifPresent(url -> component.put("purl", url));
    return component;
  }
}
