package io.clicklake.registry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {

  private static final Path HERE = Path.of("");

  private final ScratchRepository repository;

  GitChangesTest(@TempDir Path root) throws Exception {
    repository = new ScratchRepository(root.toRealPath());
  }

  private static String record(String name, String... fields) {
    return "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"t\",\"fields\":[%s]}"
        .formatted(name, String.join(",", fields));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
  }

  /** Each change as {@code old name → new name}. */
  private List<String> changes(String range) {
    return changes(range, HERE);
  }

  private List<String> changes(String range, Path below) {
    return new GitChanges(repository.root(), List.of())
        .between(range, below).stream()
            .map(change -> name(change.before()) + " → " + name(change.after()))
            .toList();
  }

  private static String name(Optional<SourcedSchema> schema) {
    return schema.map(one -> one.named().name()).orElse("none");
  }

  @Test
  void changedNewAndDeletedSchemasAreToldAndUnchangedOnesNot() throws Exception {
    repository.write("a/changed.avsc", record("Changed"));
    repository.write("a/deleted.avsc", record("Deleted"));
    repository.write("a/kept.avsc", record("Kept"));
    repository.commit("one");
    repository.write("a/changed.avsc", record("Changed", field("x", "int")));
    repository.delete("a/deleted.avsc");
    repository.write("b/new ünd.avdl", "namespace t; schema New; record New { int x; }");
    repository.write("b/readme.md", "not a schema");
    repository.commit("two");
    assertThat(changes("one..two"))
        .containsExactly(
            "one:a/changed.avsc → two:a/changed.avsc",
            "one:a/deleted.avsc → none",
            "none → two:b/new ünd.avdl");
    assertThat(changes("one..")).hasSize(3);
    assertThat(changes("one..two", Path.of("b"))).containsExactly("none → two:b/new ünd.avdl");
    assertThat(changes("two..two")).isEmpty();
  }

  @Test
  void aSchemaThatMovedIsOneChange() throws Exception {
    repository.write("old.avsc", record("Moved"));
    repository.commit("one");
    repository.delete("old.avsc");
    repository.write("deep/new.avsc", record("Moved", field("x", "int")));
    repository.commit("two");
    assertThat(changes("one..two")).containsExactly("one:old.avsc → two:deep/new.avsc");
  }

  @Test
  void aSchemaChangesWithTheTypesItRefersToAndEachIsOfItsRevision() throws Exception {
    repository.write("order.avsc", record("Order", field("to", "Address")));
    repository.write("address.avsc", record("Address", field("city", "string")));
    repository.write(
        "shop.avdl",
        "namespace t; schema Shop; import schema \"address.avsc\"; record Shop { Address at; }");
    repository.commit("one");
    repository.write("address.avsc", record("Address", field("town", "string")));
    repository.commit("two");
    List<SchemaChange> changes =
        new GitChanges(repository.root(), List.of()).between("one..two", HERE);
    assertThat(changes)
        .extracting(SchemaChange::subject)
        .containsExactly("t.Address", "t.Order", "t.Shop");
    SchemaChange order = changes.get(1);
    assertThat(order.before().orElseThrow().named().schema().toString()).contains("city");
    assertThat(order.after().orElseThrow().named().schema().toString())
        .contains("town")
        .doesNotContain("city");
  }

  @Test
  void typesAreFoundInImportDirectoriesOfTheRevision() throws Exception {
    repository.write("events/order.avsc", record("Order", field("to", "Address")));
    repository.write("types/deep/address.avsc", record("Address", field("city", "string")));
    repository.commit("one");
    repository.write("types/deep/address.avsc", record("Address", field("town", "string")));
    repository.commit("two");
    assertThat(
            new GitChanges(repository.root(), List.of(Path.of("types")))
                .between("one..two", Path.of("events")))
        .extracting(SchemaChange::subject)
        .containsExactly("t.Order");
  }

  @Test
  void threeDotsBeginWhereTheTwoParted() throws Exception {
    repository.write("a.avsc", record("A"));
    repository.commit("one");
    repository.git("checkout", "--quiet", "-b", "side");
    repository.write("b.avsc", record("B"));
    repository.commit("two");
    repository.git("checkout", "--quiet", "main");
    repository.write("a.avsc", record("A", field("x", "int")));
    repository.commit("three");
    assertThat(changes("main..side")).hasSize(2);
    assertThat(changes("main...side")).containsExactly("none → side:b.avsc");
  }

  @Test
  void whatIsUnusableIsNamedWithItsRevisionUnlessItWasAndIsNobodysChange() throws Exception {
    repository.write("broken.avsc", "{");
    repository.write("unresolved.avsc", record("Lost", field("x", "Nowhere")));
    repository.write("order.avsc", record("Order", field("to", "Address")));
    repository.write("address.avsc", record("Address"));
    repository.commit("one");
    repository.write("a.avsc", record("A"));
    repository.commit("two");
    assertThat(changes("one..two")).containsExactly("none → two:a.avsc");
    repository.delete("address.avsc");
    repository.commit("three");
    assertThatThrownBy(() -> changes("two..three"))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageStartingWith("three:order.avsc:1:79: type t.Address is not defined here");
    repository.write("broken.avsc", "[");
    repository.write("address.avsc", record("Address"));
    repository.commit("four");
    assertThatThrownBy(() -> changes("three..four", Path.of("broken.avsc")))
        .hasMessageStartingWith("three:broken.avsc:1:2: broken JSON");
  }

  @Test
  void filesOfASchemaAreToldByTheirPathInTheRepository() throws Exception {
    repository.commit("one");
    repository.write("deep/a.avsc", record("A"));
    repository.commit("two");
    SourcedSchema added =
        new GitChanges(repository.root().resolve("deep"), List.of())
            .between("one..two", HERE)
            .get(0)
            .after()
            .orElseThrow();
    assertThat(added.file()).contains("deep/a.avsc");
  }

  @Test
  void wrongRangesAndPathsAreNamedWithTheirRemedy(@TempDir Path elsewhere) throws Exception {
    repository.write("a.avsc", record("A"));
    repository.commit("one");
    assertThatThrownBy(() -> changes("one"))
        .hasMessage(
            "'one' is no range of revisions; expected BASE..HEAD or BASE...HEAD, for example"
                + " origin/main...HEAD");
    assertThatThrownBy(() -> changes("nowhere..one"))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageStartingWith("revision 'nowhere' is not in this repository");
    assertThatThrownBy(() -> changes("--output=x..one"))
        .isInstanceOf(UnusableSchemaException.class);
    assertThatThrownBy(() -> changes("one..one", Path.of("nowhere")))
        .hasMessageStartingWith("no .avsc or .avdl file is below 'nowhere'");
    assertThatThrownBy(() -> changes("one..one", Path.of("..")))
        .hasMessageContaining("is not in the repository");
    assertThatThrownBy(() -> new GitChanges(elsewhere, List.of()))
        .isInstanceOf(UnusableSchemaException.class)
        .hasMessageContaining("not a git repository");
  }

  @Test
  void theFilesOfARevisionAreGoneWithIt() throws Exception {
    repository.write("a.avsc", record("A"));
    repository.commit("one");
    GitRepository git = new GitRepository(repository.root());
    RevisionFolder folder = new RevisionFolder(git, git.commit("one"), "one", List.of());
    folder.close();
    assertThatThrownBy(() -> folder.read("a.avsc")).hasMessageStartingWith("one:a.avsc: no such");
  }
}
