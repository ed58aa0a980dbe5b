package io.clicklake.infra;

import java.util.List;

/** Something that answers SQL over the tables of the catalog. */
interface SqlEngine {

  /** The rows of a query, each value as text; NULL as {@code NULL}. */
  List<List<String>> rows(String query);
}
