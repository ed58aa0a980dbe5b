package io.clicklake.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Top-level blocks of a formatted Terraform file, as far as a table of them needs it. */
final class HclBlocks {

  private HclBlocks() {}

  /**
   * A variable or an output.
   *
   * @param text what stands between the braces
   */
  record Block(String kind, String name, String text) {

    /** The attribute's text, on one line. */
    Optional<String> attribute(String attribute) {
      Matcher line =
          Pattern.compile(
                  "(?ms)^  " + attribute + " += (.*?)(?=^  [a-z_]+ +=|^  [a-z_]+ \\{|^\\s*$|\\z)")
              .matcher(text);
      return line.find()
          ? Optional.of(line.group(1).strip().replaceAll("\\s*\\n\\s*", " ").replaceAll(" +", " "))
          : Optional.empty();
    }

    String description() {
      String quoted = attribute("description").orElse("\"\"");
      return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"");
    }

    int validations() {
      return text.split("\n  validation \\{", -1).length - 1;
    }
  }

  /** Blocks of this kind, in their order. */
  static List<Block> of(String kind, String file) {
    Matcher block =
        Pattern.compile("(?ms)^" + kind + " \"([a-z0-9_]+)\" \\{\\n(.*?)^}").matcher(file);
    List<Block> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(new Block(kind, block.group(1), block.group(2)));
    }
    return blocks;
  }
}
