package lineside.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** Archive files and questions as a line makes them. */
final class Messages {
  private static final Instant NOW = UplinkIT.NOW;

  private Messages() {}

  /** Writes a file of one row that names pictures. */
  static FlaggedFile archived(Path archive, String name, String... pictures) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    try (DataFileWriter<InspectionRow> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class))) {
      writer.create(InspectionRow.getClassSchema(), file.toFile());
      writer.append(row(name, pictures));
    }
    byte[] content = Files.readAllBytes(file);
    return FlaggedFile.newBuilder()
        .setFileId(Identities.idOf(name))
        .setUri(name)
        .setSha256(Identities.sha256Hex(content))
        .setRows(1)
        .setSizeBytes(content.length)
        .setFinishedAt(NOW)
        .build();
  }

  private static InspectionRow row(String part, String... pictures) {
    PartVerdict verdict =
        PartVerdict.newBuilder()
            .setVerdictId(Identities.verdictId(part, 0))
            .setInspectionId(part)
            .setRevision(0)
            .setRevisionReason("")
            .setLineId("line-a")
            .setPartId(part)
            .setAttempt(1)
            .setRecipeId("bracket-a")
            .setResultEvaluation(ResultEvaluation.NOT_OK)
            .setIsPartial(false)
            .setIsSimulated(false)
            .setViews(
                IntStream.range(0, pictures.length)
                    .mapToObj(i -> view(part, i, pictures[i]))
                    .toList())
            .setMissingCameras(List.of())
            .setProcessReadings(Map.of())
            .setFirstTriggeredAt(NOW)
            .setDecidedAt(NOW)
            .setDecidedAtMicros(0)
            .build();
    return InspectionRow.newBuilder().setVerdict(verdict).setIsFlagged(true).build();
  }

  private static ViewVerdict view(String part, int sequence, String picture) {
    return ViewVerdict.newBuilder()
        .setViewId(Identities.viewId("a-top", 0, sequence))
        .setInspectionId(part)
        .setLineId("line-a")
        .setStationId("a1")
        .setCameraId("a-top")
        .setEpoch(0)
        .setSequence(sequence)
        .setTriggeredAt(NOW)
        .setPartId(part)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(false)
        .setResultEvaluation(ResultEvaluation.NOT_OK)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setFindings(List.of())
        .setEvidenceSha256(picture)
        .setWidthPx(640)
        .setHeightPx(480)
        .setEvaluatedAtMicros(0)
        .setBatchSize(1)
        .build();
  }

  static SecondOpinionRequest question(String id, String picture, Instant askedAt) {
    return SecondOpinionRequest.newBuilder()
        .setRequestId(id)
        .setViewId("view")
        .setInspectionId("inspection")
        .setLineId("line-a")
        .setRecipeId("bracket-a")
        .setCameraId("a-top")
        .setIsAudit(false)
        .setPictureSha256(picture)
        .setScore(0.5f)
        .setModelSha256("ab".repeat(32))
        .setRank(1)
        .setTriggeredAt(NOW)
        .setDeadlineAt(NOW.plusSeconds(2))
        .setTakenUntil(NOW.plusSeconds(10))
        .setRequestedAtMicros(askedAt.toEpochMilli() * 1000)
        .build();
  }
}
