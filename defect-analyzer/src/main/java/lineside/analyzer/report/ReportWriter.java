package lineside.analyzer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Placeholder until the page is written. */
public final class ReportWriter {
  private ReportWriter() {}

  /** Writes the page. */
  public static void write(Path page) throws IOException {
    Files.writeString(page, "<!doctype html><title>Lineside</title>");
  }
}
