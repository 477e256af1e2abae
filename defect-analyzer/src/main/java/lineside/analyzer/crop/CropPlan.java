package lineside.analyzer.crop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The crops that a run has to read, in a file with a line of 65 bytes for each, cut into chunks.
 * Every machine of the job reads it. Immutable once written.
 *
 * @param file the file
 * @param crops lines in it
 */
record CropPlan(Path file, long crops) {
  /** A killed machine loses at most what it had read of one chunk. */
  static final int CHUNK = 64;

  private static final int LINE = 65;

  /** Writes the plan; an earlier one is replaced. */
  static CropPlan write(Path file, List<String> crops) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
    StringBuilder text = new StringBuilder(crops.size() * LINE);
    for (String crop : crops) {
      if (crop.length() != LINE - 1) {
        throw new IllegalArgumentException("no name of a crop: " + crop);
      }
      text.append(crop).append('\n');
    }
    Files.write(temporary, text.toString().getBytes(US_ASCII));
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    return new CropPlan(file, crops.size());
  }

  /** Chunks of the plan. */
  long chunks() {
    return (crops + CHUNK - 1) / CHUNK;
  }

  /**
   * Names of the crops of a chunk.
   *
   * @param chunk from 0
   */
  static List<String> chunk(Path file, long chunk) throws IOException {
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      long start = chunk * CHUNK * LINE;
      byte[] bytes = new byte[(int) Math.min((long) CHUNK * LINE, lines.length() - start)];
      lines.seek(start);
      lines.readFully(bytes);
      List<String> crops = new ArrayList<>();
      for (int at = 0; at < bytes.length; at += LINE) {
        crops.add(new String(bytes, at, LINE - 1, US_ASCII));
      }
      return crops;
    }
  }
}
