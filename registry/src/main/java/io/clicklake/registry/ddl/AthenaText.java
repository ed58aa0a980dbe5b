package io.clicklake.registry.ddl;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Names and text as Athena reads them. Its DDL is Hive's: names in backticks, {@code \'} in text.
 * Its queries are Trino's: names in double quotes.
 *
 * <p>Source of the reserved words: <a
 * href="https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html">Escape reserved keywords
 * in queries</a>, the list for DDL statements.
 */
final class AthenaText {

  private static final Set<String> RESERVED =
      Set.of(
          ("all alter and array as authorization between bigint binary boolean both by case cashe"
                  + " cast char column conf constraint commit create cross cube current"
                  + " current_date current_timestamp cursor database date dayofweek decimal delete"
                  + " describe distinct div double drop else end exchange exists extended external"
                  + " extract false fetch float floor following for foreign from full function"
                  + " grant group grouping having if import in inner insert int integer intersect"
                  + " interval into is join lateral left less like local macro map more none not"
                  + " null numeric of on only or order out outer over partialscan partition percent"
                  + " preceding precision preserve primary procedure range reads reduce regexp"
                  + " references revoke right rlike rollback rollup row rows select set smallint"
                  + " start table tablesample then time timestamp to transform trigger true"
                  + " truncate unbounded union uniquejoin update user using utc_timestamp values"
                  + " varchar views when where window with")
              .split(" "));

  private AthenaText() {}

  /** A name in a DDL statement. */
  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The name of a member within a struct's type: plain wherever it may be. */
  static String memberName(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("_")
        ? name(name)
        : name;
  }

  /** Text in a DDL statement. */
  static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A name in a query or a view. */
  static String queryName(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A doc as one line of at most so many bytes of UTF-8, cut between words. */
  static String comment(String doc, int mostBytes) {
    String line = doc.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (bytes(line) <= mostBytes) {
      return line;
    }
    String ellipsis = "…";
    int end = line.length();
    while (bytes(line.substring(0, end)) + bytes(ellipsis) > mostBytes) {
      end = line.offsetByCodePoints(end, -1);
    }
    int word = line.lastIndexOf(' ', end);
    return line.substring(0, word > end / 2 ? word : end).stripTrailing() + ellipsis;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
