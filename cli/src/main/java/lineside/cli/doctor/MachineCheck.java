package lineside.cli.doctor;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lineside.ingest.config.ServedKinds;
import lineside.vision.detect.RuntimeLibraries;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Facts about this machine: what is asked is tried, and what fails is said instead of thrown. Used
 * by one thread.
 */
public final class MachineCheck {
  private static final long MIB = 1L << 20;
  private static final List<String> CODECS = List.of(".png", ".jpg", ".bmp", ".tiff");

  private MachineCheck() {}

  /** Facts by name, in the order in which they are worth reading. */
  public static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", tried(MachineCheck::memory));
    facts.put("heap limit", mebibytes(Runtime.getRuntime().maxMemory()));
    facts.put("onnx runtime", tried(MachineCheck::onnxRuntime));
    facts.put("opencv", tried(() -> opencv_core.CV_VERSION + " loaded"));
    facts.put("codecs", tried(MachineCheck::codecs));
    facts.put("video", tried(MachineCheck::ffmpeg));
    ServedKinds.byKind().forEach((kind, answer) -> facts.put("camera " + kind, answer));
    facts.put("temporary space", tried(() -> space(Path.of(System.getProperty("java.io.tmpdir")))));
    facts.put("container engine", inPath("docker", "podman"));
    facts.put("browser for tests", inPath("chromium", "google-chrome", "chromium-browser"));
    return facts;
  }

  private static String onnxRuntime() {
    RuntimeLibraries.unpack();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    return environment.getVersion() + ", providers " + OrtEnvironment.getAvailableProviders();
  }

  private static String ffmpeg() {
    return "ffmpeg "
        + avutil.av_version_info().getString(StandardCharsets.UTF_8)
        + ", licence "
        + avutil.avutil_license().getString(StandardCharsets.UTF_8);
  }

  private static String codecs() {
    StringBuilder text = new StringBuilder();
    try (Mat picture = new Mat(8, 8, opencv_core.CV_8UC1)) {
      for (String codec : CODECS) {
        try (BytePointer encoded = new BytePointer()) {
          boolean works = opencv_imgcodecs.imencode(codec, picture, encoded);
          text.append(text.length() == 0 ? "" : ", ")
              .append(codec.substring(1))
              .append(works ? "" : " (missing)");
        }
      }
    }
    return text.toString();
  }

  private static String memory() {
    try {
      String total =
          Files.readAllLines(Path.of("/proc/meminfo")).stream()
              .filter(line -> line.startsWith("MemTotal"))
              .findFirst()
              .map(line -> line.replaceAll("\\D", ""))
              .map(kibibytes -> mebibytes(Long.parseLong(kibibytes) << 10))
              .orElse("unknown");
      return cgroupLimit().map(limit -> total + ", limited to " + limit).orElse(total);
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Optional<String> cgroupLimit() throws IOException {
    Path limit = Path.of("/sys/fs/cgroup/memory.max");
    if (!Files.isReadable(limit)) {
      return Optional.empty();
    }
    String text = Files.readString(limit).strip();
    return text.equals("max") ? Optional.empty() : Optional.of(mebibytes(Long.parseLong(text)));
  }

  private static String space(Path directory) {
    try {
      return mebibytes(Files.getFileStore(directory).getUsableSpace()) + " in " + directory;
    } catch (IOException e) {
      return "unknown in " + directory;
    }
  }

  private static String inPath(String... names) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(names)
        .flatMap(name -> Arrays.stream(path.split(":", -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElse("none");
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes / MIB);
  }

  private static String tried(Supplier<String> fact) {
    try {
      return fact.get();
    } catch (RuntimeException | LinkageError e) {
      return "NOT WORKING: " + e;
    }
  }
}
