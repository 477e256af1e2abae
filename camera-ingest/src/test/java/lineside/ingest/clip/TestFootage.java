package lineside.ingest.clip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** A footage directory of one line with two cameras, written file by file. */
public final class TestFootage {
  public static final String START_AT = "2026-03-02T06:00:00Z";

  private TestFootage() {}

  /** The head: line line-a with cameras a-top and a-side. */
  public static void writeHead(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("clips"));
    Files.writeString(
        directory.resolve("footage.json"),
        """
        {"formatVersion":1,"scenario":"tiny","seed":7,"startAt":"%s","durationMillis":8000,
         "lines":[{"lineId":"line-a","cameras":["a-top","a-side"]}]}
        """
            .formatted(START_AT));
  }

  /** Appends a trigger; {@code frame} null means that the camera does not react. */
  public static void trigger(
      Path directory, String cameraId, long sequence, long offsetMillis, @Nullable String frame)
      throws IOException {
    String line =
        """
        {"sequence":%d,"offsetMillis":%d,"partId":"A-%06d","attempt":1,"recipeId":"bracket-a",\
        "encoderPositionMm":null,"frame":%s}
        """
            .formatted(
                sequence, offsetMillis, sequence + 1, frame == null ? null : '"' + frame + '"');
    Files.writeString(
        directory.resolve("clips").resolve(cameraId + ".jsonl"),
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Writes the archive: pictures named 000000.png and so on. */
  public static Path archive(Path directory, String cameraId, byte[]... pictures)
      throws IOException {
    Path file = directory.resolve("clips").resolve(cameraId + ".tar");
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i < pictures.length; i++) {
        TarArchiveEntry entry = new TarArchiveEntry(name(i));
        entry.setSize(pictures[i].length);
        tar.putArchiveEntry(entry);
        tar.write(pictures[i]);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  public static String name(int sequence) {
    return "%06d.png".formatted(sequence);
  }
}
