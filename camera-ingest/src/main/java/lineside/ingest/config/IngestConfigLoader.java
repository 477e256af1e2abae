package lineside.ingest.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lineside.ingest.agent.InFlightLimit;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.spool.SpoolSettings;
import lineside.ingest.web.WebSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
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
 * memory-max-frames   frames of each camera in memory         32
 * memory-max-bytes    their encoded size, or four images      16MiB
 * spool-dir           where frames wait when Kafka is away    journal-dir/spool
 * spool-max-bytes     disk for each camera                    4GiB
 * spool-after         wait in memory before going to disk     2s
 * spool-sync-interval longest time between two fsyncs         1s
 * spool-policy        drop-oldest | drop-newest | stop-triggering   drop-oldest
 * http-host           address to listen on                    127.0.0.1
 * http-port           port of calls and metrics; 0 for any    none; required for push and trigger: call
 * cameras             list of:
 *   id                camera id                               required
 *   line              line id                                 required
 *   kind              clip | folder | video | watched-folder | push | stream | gige | usb   required
 *   path              footage directory, folder or video      required for these
 *   pace              realtime | max                          realtime; cameras only so
 *   recipe            recipe of the pictures                  required but for clip and push
 *   period            between two pictures or images          200ms; not for clip and video
 *   trigger           stream, gige, usb: period | call | topic | device   period; device only for gige
 *   encoding          as-stored | png | jpeg | raw | raw-lz4 | raw-zstd   as-stored
 *   jpeg-quality      1 to 100                                95
 *   region            x,y,width,height in pixels that is sent all
 *   empty-view        picture of the view with nothing in it  none: nothing is held back
 *   empty-view-share  share that must differ from it          0.01
 *   url               stream: rtsp, rtsps, http or https      required for stream
 *   user              stream: user name                       none
 *   password          stream: password                        none
 *   password-file     stream: file that holds the password    none
 *   timeout           stream, gige: longest wait for an image 5s, 1s
 *   device            gige: IP address or name; usb: number   required for gige, 0
 *   interface         gige: own address on its network        as the routes say
 *   pixel-format      gige: PFNC name such as Mono12Packed    as the camera has it
 *   exposure          gige: microseconds                      as the camera has it
 *   gain              gige: decibels                          as the camera has it
 *   camera-trigger    gige: software | free-run | line        software
 * </pre>
 */
public final class IngestConfigLoader {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*");

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
    InFlightLimit memory = MemorySection.read(root);
    SpoolSettings spool = SpoolSection.read(root, this::resolve, journalDir);
    List<CameraConfig> cameras = cameras(root);
    WebSettings web = WebSection.read(root, cameras);
    root.reportUnknownKeys();
    return new IngestConfig(
        servers,
        new IngestSettings(journalDir, heartbeat, maxSkew, leadTime, memory, spool),
        cameras,
        web);
  }

  private Object yaml() throws IngestConfigException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      return content == null ? "" : content;
    } catch (NoSuchFileException missing) {
      throw new IngestConfigException(file, List.of("file: there is none of this name"));
    } catch (IOException | YAMLException unreadable) {
      throw new IngestConfigException(file, List.of("file: " + describe(unreadable)));
    }
  }

  private static String describe(Exception unreadable) {
    if (!(unreadable instanceof MarkedYAMLException marked)) {
      return unreadable.toString();
    }
    Mark where = marked.getProblemMark();
    return where == null
        ? "is no YAML: " + marked.getProblem()
        : "is no YAML, line %d column %d: %s"
            .formatted(where.getLine() + 1, where.getColumn() + 1, marked.getProblem());
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
      cameras.add(new CameraSection(section, this::resolve).read());
      String id = section.text("id", "");
      if (!id.isEmpty() && !ids.add(id)) {
        section.problem("id", "'" + id + "' is used twice");
      }
    }
    return cameras;
  }

  private Path resolve(String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }
}
