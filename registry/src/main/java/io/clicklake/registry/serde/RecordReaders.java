package io.clicklake.registry.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** How records of a writer's schema are read. */
interface RecordReaders {

  DatumReader<?> readerOf(Schema writer);

  /** Generic records in the writer's own schema. */
  static RecordReaders generic() {
    return writer -> new GenericDatumReader<>(writer, writer, new GenericData());
  }

  /** Generic records, resolved to one schema. */
  static RecordReaders generic(Schema reader) {
    return writer -> new GenericDatumReader<>(writer, reader, new GenericData());
  }

  /** Records of one generated class. */
  static RecordReaders specific(Class<? extends SpecificRecord> type) {
    GeneratedClasses.trustPackageOf(type);
    SpecificData model = SpecificData.getForClass(type);
    Schema reader = model.getSchema(type);
    return writer -> new SpecificDatumReader<>(writer, reader, model);
  }

  /** Records of the generated class that the writer's schema names. */
  static RecordReaders specificByName() {
    return writer -> specific(GeneratedClasses.named(writer)).readerOf(writer);
  }
}
