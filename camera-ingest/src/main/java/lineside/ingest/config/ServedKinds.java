package lineside.ingest.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lineside.ingest.genicam.Aravis;
import lineside.ingest.stream.StreamFrames;
import lineside.ingest.usb.UsbFrames;

/** Says which kinds of cameras this machine can serve, by trying what each needs. */
public final class ServedKinds {
  private static final String YES = "yes";

  private ServedKinds() {}

  /** For each kind, as it is written in the configuration, "yes" or why not and what to do. */
  public static Map<String, String> byKind() {
    Map<String, String> answers = new LinkedHashMap<>();
    for (CameraKind kind : CameraKind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      answers.put(word, obstacle(kind).map(why -> "no: " + why).orElse(YES));
    }
    return answers;
  }

  private static Optional<String> obstacle(CameraKind kind) {
    return switch (kind) {
      case CLIP, FOLDER, WATCHED_FOLDER, PUSH -> Optional.empty();
      case VIDEO, STREAM -> StreamFrames.obstacle();
      case GIGE -> Aravis.obstacle();
      case USB -> noVideoDevice();
    };
  }

  private static Optional<String> noVideoDevice() {
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
      if (devices.iterator().hasNext()) {
        return Optional.empty();
      }
    } catch (IOException unreadable) {
      return Optional.of(unreadable.toString());
    }
    return UsbFrames.obstacle(0);
  }
}
