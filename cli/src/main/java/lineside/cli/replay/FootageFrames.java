package lineside.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lineside.training.replay.FrameSource;
import lineside.training.replay.ReplayFrame;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a footage directory, camera by camera, with the truth that lies beside them. A
 * clip that breaks off ends there, as one damaged picture.
 */
public final class FootageFrames implements FrameSource {
  private static final String CLIP = ".tar";

  private final Path footage;
  private final Iterator<Path> clips;
  private final FootageTruth truth;
  private final ObjectMapper json = new ObjectMapper();
  private Map<String, Long> sequences = Map.of();
  private String cameraId = "";
  private @Nullable TarArchiveInputStream archive;

  private FootageFrames(Path footage, List<Path> clips, FootageTruth truth) {
    this.footage = footage;
    this.clips = clips.iterator();
    this.truth = truth;
  }

  /** Whether a folder is a footage directory. */
  public static boolean isFootage(Path folder) {
    return Files.isRegularFile(folder.resolve("footage.json"))
        && Files.isDirectory(folder.resolve("clips"));
  }

  /** Lists the clips; pictures are read one by one later. */
  public static FootageFrames open(Path footage) throws IOException {
    try (Stream<Path> files = Files.list(footage.resolve("clips"))) {
      List<Path> clips = files.filter(file -> file.toString().endsWith(CLIP)).sorted().toList();
      return new FootageFrames(footage, clips, FootageTruth.read(footage));
    }
  }

  /** Whether there is a clip left. */
  public boolean hasNext() {
    return clips.hasNext();
  }

  @Override
  public String description() {
    return "footage " + footage;
  }

  @Override
  public Optional<ReplayFrame> next() throws IOException {
    while (archive != null || clips.hasNext()) {
      try {
        Optional<ReplayFrame> frame = nextOfClip(archive == null ? openClip() : archive);
        if (frame.isPresent()) {
          return frame;
        }
      } catch (IOException e) {
        closeClip();
        return Optional.of(
            new ReplayFrame(
                cameraId + CLIP,
                decoder -> {
                  throw new IOException("clip breaks off: " + e.getMessage(), e);
                },
                null));
      }
      closeClip();
    }
    return Optional.empty();
  }

  private TarArchiveInputStream openClip() throws IOException {
    Path clip = clips.next();
    String name = String.valueOf(clip.getFileName());
    cameraId = name.substring(0, name.length() - CLIP.length());
    sequences = sequences(clip.resolveSibling(cameraId + ".jsonl"));
    TarArchiveInputStream opened =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(clip)));
    archive = opened;
    return opened;
  }

  private Map<String, Long> sequences(Path file) throws IOException {
    Map<String, Long> byPicture = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        JsonNode trigger = json.readTree(line);
        byPicture.put(trigger.path("frame").asText(), trigger.path("sequence").asLong());
      }
    }
    return byPicture;
  }

  private Optional<ReplayFrame> nextOfClip(TarArchiveInputStream tar) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile()) {
        byte[] bytes = tar.readAllBytes();
        if (bytes.length < entry.getSize()) {
          throw new IOException(
              "%s has %d of %d bytes".formatted(entry.getName(), bytes.length, entry.getSize()));
        }
        return Optional.of(frame(entry.getName(), bytes));
      }
    }
    return Optional.empty();
  }

  private ReplayFrame frame(String name, byte[] bytes) {
    Long sequence = sequences.get(name);
    return new ReplayFrame(
        cameraId + "/" + name,
        decoder -> decoder.decode(ByteBuffer.wrap(bytes)),
        sequence == null ? null : truth.of(cameraId, sequence).orElse(null));
  }

  private void closeClip() throws IOException {
    TarArchiveInputStream closing = archive;
    archive = null;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeClip();
  }
}
