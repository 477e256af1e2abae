package lineside.ingest.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lineside.ingest.agent.InFlightLimit;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.camera.CameraName;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.pace.Pace;
import lineside.ingest.spool.SpoolSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the YAML file of {@code ingest --config}. Relative paths are relative to the file. Keys:
 *
 * <pre>
 * bootstrap-servers   host:port[,host:port...]                required
 * journal-dir         directory of the trigger journals       required
 * heartbeat-interval  line time between heartbeats            1s
 * max-skew            bound between cameras at pace max       2s
 * lead-time           cameras speak before the first trigger  0ms
 * spool-dir           where frames wait when Kafka is away    journal-dir/spool
 * spool-max-bytes     disk for each camera                    4GiB
 * spool-after         wait in memory before going to disk     2s
 * spool-sync-interval longest time between two fsyncs         1s
 * spool-policy        drop-oldest | drop-newest | stop-triggering   drop-oldest
 * cameras             list of:
 *   id                camera id                               required
 *   line              line id                                 required
 *   kind              clip | folder                           required
 *   path              footage directory or folder             required
 *   pace              realtime | max                          realtime
 *   recipe            recipe of a folder's pictures           required for folder
 *   period            line time between a folder's pictures   200ms
 *   encoding          as-stored | png | jpeg | raw            as-stored
 *   jpeg-quality      1 to 100                                95
 * </pre>
 */
public final class IngestConfigLoader {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*");
  private static final CameraName PLACEHOLDER = new CameraName("unnamed", "unnamed");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  private IngestConfigLoader(Path file) {
    this.file = file;
  }

  /**
   * Loads {@code file}.
   *
   * @throws IngestConfigException with all problems at once
   */
  public static IngestConfig load(Path file) throws IngestConfigException {
    IngestConfigLoader loader = new IngestConfigLoader(file);
    IngestConfig config = loader.read();
    if (!loader.problems.isEmpty()) {
      throw new IngestConfigException(file, loader.problems);
    }
    return config;
  }

  private IngestConfig read() throws IngestConfigException {
    Section root = new Section("", yaml(), problems);
    String servers = root.required("bootstrap-servers");
    if (!servers.isEmpty() && !SERVERS.matcher(servers).matches()) {
      root.problem("bootstrap-servers", "expected host:port, got '" + servers + "'");
    }
    Path journalDir = resolve(root.required("journal-dir"));
    Duration heartbeat = root.duration("heartbeat-interval", IngestSettings.DEFAULT_HEARTBEAT);
    Duration maxSkew = root.duration("max-skew", IngestSettings.DEFAULT_MAX_SKEW);
    Duration leadTime = root.duration("lead-time", Duration.ZERO);
    SpoolSettings spool = SpoolSection.read(root, this::resolve, journalDir);
    List<CameraConfig> cameras = cameras(root);
    root.reportUnknownKeys();
    return new IngestConfig(
        servers,
        new IngestSettings(journalDir, heartbeat, maxSkew, leadTime, InFlightLimit.DEFAULT, spool),
        cameras);
  }

  private Object yaml() throws IngestConfigException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      return content == null ? "" : content;
    } catch (IOException | YAMLException unreadable) {
      throw new IngestConfigException(file, List.of("file: " + unreadable));
    }
  }

  private List<CameraConfig> cameras(Section root) {
    List<?> entries = root.list("cameras");
    if (entries.isEmpty()) {
      root.problem("cameras", "at least one camera is needed");
    }
    List<CameraConfig> cameras = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Section section = new Section("cameras[" + i + "].", entries.get(i), problems);
      cameras.add(camera(section));
      String id = section.text("id", "");
      if (!id.isEmpty() && !ids.add(id)) {
        section.problem("id", "'" + id + "' is used twice");
      }
    }
    return cameras;
  }

  private CameraConfig camera(Section section) {
    CameraName name = name(section);
    section.required("kind");
    CameraKind kind = section.choice("kind", CameraKind.FOLDER);
    Path path = path(section, kind);
    Pace pace = section.choice("pace", Pace.REALTIME);
    String recipe = section.text("recipe", "");
    Duration period = section.duration("period", FolderCamera.DEFAULT_PERIOD);
    EncodingConfig encoding = encoding(section);
    checkKindKeys(section, kind, recipe);
    section.reportUnknownKeys();
    return new CameraConfig(name, kind, path, pace, recipe, period, encoding);
  }

  private static CameraName name(Section section) {
    String id = section.required("id");
    String line = section.required("line");
    boolean hasId = isName(section, "id", id);
    boolean hasLine = isName(section, "line", line);
    return hasId && hasLine ? new CameraName(line, id) : PLACEHOLDER;
  }

  private static boolean isName(Section section, String key, String name) {
    if (!name.isEmpty() && !CameraName.isValid(name)) {
      section.problem(
          key, "expected up to 64 letters, digits, dots and dashes, got '" + name + "'");
    }
    return CameraName.isValid(name);
  }

  private Path path(Section section, CameraKind kind) {
    String text = section.required("path");
    Path path = resolve(text);
    if (!text.isEmpty() && !Files.isDirectory(path)) {
      section.problem("path", "no such directory: " + path);
    } else if (kind == CameraKind.CLIP && !Files.exists(path.resolve("footage.json"))) {
      section.problem("path", "no footage.json in " + path);
    }
    return path;
  }

  private Path resolve(String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  private static EncodingConfig encoding(Section section) {
    EncodingChoice choice = section.choice("encoding", EncodingChoice.AS_STORED);
    int quality = section.number("jpeg-quality", EncodingConfig.DEFAULT_JPEG_QUALITY);
    if (quality < 1 || quality > 100) {
      section.problem("jpeg-quality", "is " + quality + ", 1 to 100");
    }
    if (section.has("jpeg-quality") && choice != EncodingChoice.JPEG) {
      section.problem("jpeg-quality", "counts only with encoding: jpeg");
    }
    return new EncodingConfig(choice, quality);
  }

  private static void checkKindKeys(Section section, CameraKind kind, String recipe) {
    if (kind == CameraKind.FOLDER && section.has("kind") && recipe.isEmpty()) {
      section.problem("recipe", "is missing, a folder does not name its recipe");
    }
    if (kind == CameraKind.CLIP) {
      for (String key : List.of("recipe", "period")) {
        if (section.has(key)) {
          section.problem(key, "is set by the clip itself");
        }
      }
    }
  }
}
