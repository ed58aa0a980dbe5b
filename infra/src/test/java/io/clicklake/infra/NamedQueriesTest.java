package io.clicklake.infra;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On DuckDB, which runs everywhere. */
class NamedQueriesTest extends NamedQueries {

  private DuckDb duckDb;

  @BeforeEach
  void layTheLake(@TempDir Path topics) throws SQLException {
    duckDb = new DuckDb();
    for (LakeFixture table : TABLES) {
      duckDb.run(table.view(table.writeTo(topics, duckDb)));
    }
  }

  @AfterEach
  void close() throws SQLException {
    duckDb.close();
  }

  @Override
  SqlEngine engine() {
    return duckDb;
  }

  @Override
  void make(String statement) throws SQLException {
    duckDb.run(statement);
  }
}
