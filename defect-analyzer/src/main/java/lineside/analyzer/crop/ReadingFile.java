package lineside.analyzer.crop;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lineside.schemas.record.ResultEvaluation;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * Readings in an Avro container file that appears whole or not at all. Its name says which crops it
 * is about, so that work that is done again is the same file. Thread-safe.
 */
public final class ReadingFile {
  private static final Schema SCHEMA = schema();

  private ReadingFile() {}

  /** Opens what is written to; the seam for a disk that is full. */
  interface Opener {
    OutputStream open(Path file) throws IOException;
  }

  /**
   * Writes {@code file}.
   *
   * @throws IOException when it can't be written; nothing is left of it then
   */
  static void write(Path file, ReadCrops crops, Opener opener) throws IOException {
    Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = opener.open(temporary);
          DataFileWriter<GenericRecord> writer =
              new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
        writer.create(SCHEMA, out);
        for (CropReading reading : crops.readings()) {
          writer.append(record(reading));
        }
        for (RefusedCrop refused : crops.refused()) {
          writer.append(record(refused));
        }
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("readings can't be written to " + file + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException when it is no file of readings, naming it
   */
  public static ReadCrops read(Path file) throws IOException {
    List<CropReading> readings = new ArrayList<>();
    List<RefusedCrop> refused = new ArrayList<>();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, SCHEMA))) {
      while (reader.hasNext()) {
        GenericRecord record = reader.next();
        if (record.get("refusal") == null) {
          readings.add(reading(record));
        } else {
          refused.add(refused(record));
        }
      }
    } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
      throw new IOException("no file of readings: " + file + ": " + e.getMessage(), e);
    }
    return new ReadCrops(readings, refused, 0);
  }

  private static GenericRecord record(CropReading reading) {
    List<Float> embedding = new ArrayList<>(reading.embedding().length);
    for (float value : reading.embedding()) {
      embedding.add(value);
    }
    List<Double> shape = new ArrayList<>(reading.shape().length);
    for (double value : reading.shape()) {
      shape.add(value);
    }
    return new GenericRecordBuilder(SCHEMA)
        .set("cropSha256", reading.cropSha256())
        .set("modelSha256", reading.modelSha256())
        .set("refusal", null)
        .set("detail", "")
        .set("provider", reading.judgement().provider())
        .set("score", reading.judgement().score())
        .set("evaluation", reading.judgement().evaluation().name())
        .set("kind", reading.judgement().kind())
        .set("embedding", embedding)
        .set("shape", shape)
        .build();
  }

  private static GenericRecord record(RefusedCrop refused) {
    return new GenericRecordBuilder(SCHEMA)
        .set("cropSha256", refused.cropSha256())
        .set("modelSha256", refused.modelSha256())
        .set("refusal", refused.reason().name())
        .set("detail", refused.detail())
        .set("provider", "")
        .set("score", 0f)
        .set("evaluation", ResultEvaluation.UNDEFINED.name())
        .set("kind", "")
        .set("embedding", List.of())
        .set("shape", List.of())
        .build();
  }

  private static CropReading reading(GenericRecord record) {
    List<?> embedding = (List<?>) record.get("embedding");
    float[] floats = new float[embedding.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (Float) embedding.get(i);
    }
    double[] shape =
        ((List<?>) record.get("shape")).stream().mapToDouble(value -> (Double) value).toArray();
    return new CropReading(
        text(record, "cropSha256"),
        text(record, "modelSha256"),
        new CropReading.Judgement(
            text(record, "provider"),
            (Float) record.get("score"),
            ResultEvaluation.valueOf(text(record, "evaluation")),
            text(record, "kind")),
        floats,
        shape);
  }

  private static RefusedCrop refused(GenericRecord record) {
    return new RefusedCrop(
        text(record, "cropSha256"),
        text(record, "modelSha256"),
        RefusedCrop.Reason.valueOf(text(record, "refusal")),
        text(record, "detail"));
  }

  private static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }

  private static Schema schema() {
    try (InputStream source = ReadingFile.class.getResourceAsStream("reading.avsc")) {
      return new Schema.Parser().parse(requireNonNull(source, "reading.avsc is missing"));
    } catch (IOException e) {
      throw new IllegalStateException("reading.avsc is unreadable", e);
    }
  }
}
