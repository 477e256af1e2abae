package lineside.cli.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import lineside.analyzer.item.Inspected;
import lineside.analyzer.item.Side;
import lineside.cli.result.SampleRecords;
import lineside.footage.dataset.DatasetExporter;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.TrustedRecords;
import lineside.schemas.wire.WireFormat;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Rendered parts as a line leaves them, with a person's true word on each: an archive, its
 * evidence, feedback. A part in three is on the side kept apart.
 */
final class SpokenParts {
  private final Path directory;
  private final List<InspectionRow> rows = new ArrayList<>();
  private final List<Feedback> said = new ArrayList<>();
  private int nextPart;

  SpokenParts(Path directory) {
    this.directory = directory;
  }

  Path archive() {
    return directory.resolve("archive");
  }

  Path evidence() {
    return directory.resolve("evidence");
  }

  List<Feedback> said() {
    return said;
  }

  /** Renders that many of each and writes archive and evidence. */
  SpokenParts render(int good, int defective) throws IOException {
    Path pictures = directory.resolve("rendered");
    DatasetExporter.export(7, new DatasetExporter.Subset("train", good, defective), pictures);
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(evidence());
    int[] number = {0, 0};
    for (LabelledPicture picture : DataSet.open(pictures).pictures(Split.TRAIN)) {
      boolean isAside = number[picture.isGood() ? 0 : 1]++ % 3 == 0;
      String part = part(isAside ? Side.HELD_OUT : Side.LEARNED);
      add(part, store.put(Files.readAllBytes(picture.file())), picture);
    }
    writeArchive();
    return this;
  }

  private String part(Side side) {
    String part = "A-" + nextPart++;
    while (Side.of(new Inspected("line-a", part, 1)) != side) {
      part = "A-" + nextPart++;
    }
    return part;
  }

  private void add(String part, String sha256, LabelledPicture picture) {
    ViewVerdict view =
        ViewVerdict.newBuilder(SampleRecords.view(part, 0.5f))
            .setResultEvaluation(ResultEvaluation.NOT_DECIDABLE)
            .setPictureSha256(sha256)
            .build();
    PartVerdict verdict =
        PartVerdict.newBuilder(SampleRecords.verdict(part, ResultEvaluation.NOT_DECIDABLE, 0.5f))
            .setViews(List.of(view))
            .build();
    rows.add(new InspectionRow(verdict, true, 0, false));
    said.add(
        Feedback.newBuilder()
            .setFeedbackId("said-" + part)
            .setLineId("line-a")
            .setPartId(part)
            .setAttempt(1)
            .setOccasion(FeedbackOccasion.REJECT_BIN)
            .setIsDefective(!picture.isGood())
            .setDefectKinds(picture.isGood() ? List.of() : List.of(picture.label()))
            .setPerson("j.huber")
            .setAt(SampleRecords.START.plusSeconds(60))
            .build());
  }

  private void writeArchive() throws IOException {
    TrustedRecords.trust();
    Files.createDirectories(archive());
    try (DataFileWriter<InspectionRow> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class))) {
      writer.create(InspectionRow.getClassSchema(), archive().resolve("rows.avro").toFile());
      for (InspectionRow row : rows) {
        writer.append(row);
      }
    }
  }

  /** Sends what was said. */
  void send(String servers) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", servers);
    WireFormat wire = new WireFormat();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Feedback word : said) {
        producer
            .send(
                new ProducerRecord<>(
                    Topic.FEEDBACK.topicName(), word.getPartId(), wire.encode(word)))
            .get();
      }
    }
  }
}
