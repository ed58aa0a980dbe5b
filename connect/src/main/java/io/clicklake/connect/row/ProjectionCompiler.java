package io.clicklake.connect.row;

import io.clicklake.connect.decode.BadRecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * From Avro's own resolution of two schemas to nodes. It follows what Avro does, except that it
 * refuses numbers whose logical type would give them another value.
 */
final class ProjectionCompiler {

  private final Map<String, WantedField> wanted;

  /**
   * Makes one.
   *
   * @param wanted by path in the read schema
   */
  ProjectionCompiler(Map<String, WantedField> wanted) {
    this.wanted = wanted;
  }

  /** Nodes for records of one schema, read as another; neither contains itself. */
  Node compile(Schema written, Layout.Struct to) {
    return watched(node(Resolver.resolve(written, to.schema(), GenericData.get()), to), to);
  }

  private Node watched(Node node, Layout to) {
    WantedField field = wanted.get(to.path());
    return field == null ? node : field.watch(node);
  }

  private Node node(Resolver.Action action, Layout to) {
    if (action instanceof Resolver.ErrorAction error) {
      throw unreadable(to, error.toString());
    } else if (action instanceof Resolver.WriterUnion union) {
      return writtenUnion(union, to);
    } else if (action instanceof Resolver.ReaderUnion union) {
      return branch(union.actualAction, to, union.firstMatch);
    } else if (action instanceof Resolver.RecordAdjust record && to instanceof Layout.Struct at) {
      return record(record, at);
    } else if (action instanceof Resolver.EnumAdjust symbols && to instanceof Layout.Leaf at) {
      return new EnumNode(symbols.writer, at, symbols.adjustments);
    } else if (action instanceof Resolver.Container items && to instanceof Layout.Items at) {
      return items(items, at);
    } else if (action instanceof Resolver.Container entries && to instanceof Layout.Entries at) {
      return new EntriesNode(node(entries.elementAction, at.value()), at);
    } else if (to instanceof Layout.Nothing at) {
      return new NullNode(at.columns(), 0);
    } else if (to instanceof Layout.Leaf at) {
      return leaf(action.writer, at);
    }
    throw new IllegalStateException("%s at %s".formatted(action.type, to.path()));
  }

  private static UnreadableProjectionException unreadable(Layout to, String why) {
    return new UnreadableProjectionException(
        "%s: %s".formatted(to.path().isEmpty() ? to.schema().getFullName() : to.path(), why));
  }

  private Node writtenUnion(Resolver.WriterUnion union, Layout to) {
    List<Node> branches = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < union.actions.length; i++) {
      try {
        branches.add(
            union.unionEquiv ? branch(union.actions[i], to, i) : node(union.actions[i], to));
      } catch (UnreadableProjectionException e) {
        refusals.add(String.valueOf(e.getMessage()));
        branches.add(new RefusedNode(refusals.get(refusals.size() - 1)));
      }
    }
    if (refusals.size() == union.actions.length) {
      throw unreadable(to, "no branch of the union written can be read: " + refusals);
    }
    return new BranchesNode(branches);
  }

  /** A value that goes to one branch of a read union. */
  private Node branch(Resolver.Action action, Layout to, int branch) {
    boolean isNull = to.schema().getTypes().get(branch).getType() == Schema.Type.NULL;
    if (to instanceof Layout.Nullable at) {
      return isNull ? new NullNode(at.columns(), at.definition()) : node(action, at.value());
    }
    if (to instanceof Layout.Choice at) {
      Layout member = at.branches().get(branch);
      return isNull
          ? new NullNode(at.columns(), at.definition())
          : new MemberNode(node(action, member), member.columns(), at);
    }
    throw new IllegalStateException("a union at " + to.path());
  }

  private Node record(Resolver.RecordAdjust record, Layout.Struct to) {
    List<Node> nodes = new ArrayList<>();
    List<Schema.Field> written = record.writer.getFields();
    int read = 0;
    for (int i = 0; i < record.fieldActions.length; i++) {
      Resolver.Action action = record.fieldActions[i];
      if (action instanceof Resolver.Skip) {
        nodes.add(Skipped.of(written.get(i).schema()));
      } else {
        Layout field = to.fields().get(record.readerOrder[read++].pos());
        nodes.add(watched(node(action, field), field));
      }
    }
    for (Schema.Field missing :
        List.of(record.readerOrder).subList(read, record.readerOrder.length)) {
      Layout field = to.fields().get(missing.pos());
      nodes.add(watched(defaultOf(missing, field), field));
    }
    return new RecordNode(nodes);
  }

  private Node defaultOf(Schema.Field field, Layout to) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<Object>(field.schema())
          .write(GenericData.get().getDefaultValue(field), encoder);
      encoder.flush();
      Node node =
          new DefaultNode(
              bytes.toByteArray(),
              node(Resolver.resolve(field.schema(), field.schema(), GenericData.get()), to));
      node.scan(new AvroCursor());
      return node;
    } catch (BadRecordException | AvroRuntimeException e) {
      throw unreadable(to, "its default cannot be written: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node items(Resolver.Container items, Layout.Items to) {
    if (SmallestSize.of(items.writer.getElementType()) == 0) {
      throw unreadable(
          to, "its items take no bytes, so that nothing bounds how many a record claims to have");
    }
    return new ItemsNode(node(items.elementAction, to.item()), to);
  }

  private static Node leaf(Schema written, Layout.Leaf to) {
    Meaning wrote = Meaning.of(written);
    Meaning reads = Meaning.of(to.schema());
    if (!reads.keepsValueOf(wrote)) {
      throw unreadable(
          to,
          "written as %s, it would have another value when read as %s; add a new field instead"
              .formatted(wrote, reads));
    }
    return switch (to.schema().getType()) {
      case BOOLEAN -> new BooleanNode(to);
      case INT, LONG -> new WholeNumberNode(written, to);
      case FLOAT, DOUBLE -> new FractionNode(written, to);
      default -> new BytesNode(to);
    };
  }
}
