package lineside.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import lineside.cli.result.Snapshot;
import lineside.cli.score.Summary;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes what a run came to. Records are JSON objects with the field names of their schemas. */
final class RunFiles {
  private final OutDirectory out;

  RunFiles(OutDirectory out) {
    this.out = out;
  }

  /** Verdicts, alarms and books, a record a line. */
  void writeResults(Snapshot run) throws IOException {
    writeLines("verdicts.jsonl", run.verdicts());
    writeLines("alarms.jsonl", run.alarms());
    writeLines("ledger.jsonl", run.ledger());
  }

  /** The figures; nulls are written. */
  void writeSummary(Summary summary) throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(out.file("summary.json"), json.writeValueAsString(summary) + "\n");
  }

  /** The analyzer's machine-readable result beside the rest. */
  void copyPatterns(Path patterns) throws IOException {
    Files.copy(patterns, out.file("patterns.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeLines(String name, List<? extends SpecificRecordBase> records)
      throws IOException {
    Files.write(out.file(name), records.stream().map(SpecificRecordBase::toString).toList());
  }
}
