package lineside.ingest.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import lineside.ingest.camera.CameraName;
import lineside.ingest.encode.Region;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.pace.Pace;
import org.jspecify.annotations.Nullable;

/** Reads the keys of one camera; which ones there are is listed at {@link IngestConfigLoader}. */
final class CameraSection {
  private static final Pattern REGION = Pattern.compile("\\d{1,5}( *, *\\d{1,5}){3}");
  private static final CameraName PLACEHOLDER = new CameraName("unnamed", "unnamed");

  private final Section section;
  private final Function<String, Path> resolve;

  /**
   * Takes the keys.
   *
   * @param resolve makes a path absolute
   */
  CameraSection(Section section, Function<String, Path> resolve) {
    this.section = section;
    this.resolve = resolve;
  }

  CameraConfig read() {
    CameraName name = name();
    boolean hasKind = !section.required("kind").isEmpty();
    Optional<CameraKind> said = section.chosen("kind", CameraKind.FOLDER);
    if (hasKind && said.isEmpty()) {
      return ofUnknownKind(name);
    }
    CameraKind kind = said.orElse(CameraKind.FOLDER);
    Path path = path(kind);
    Pace pace = pace(kind);
    EncodingConfig encoding = encoding();
    LiveSource live = live(kind);
    String recipe = section.text("recipe", "");
    Duration period = section.duration("period", FolderCamera.DEFAULT_PERIOD);
    checkRecipe(kind, recipe);
    section.reportUnknownKeys();
    return new CameraConfig(name, kind, path, pace, recipe, period, encoding, live);
  }

  /** Which keys there are depends on the kind: only those that all cameras have are looked at. */
  private CameraConfig ofUnknownKind(CameraName name) {
    EncodingConfig encoding = encoding();
    Pace pace = section.choice("pace", Pace.REALTIME);
    Duration period = section.duration("period", FolderCamera.DEFAULT_PERIOD);
    return new CameraConfig(name, CameraKind.FOLDER, Path.of(""), pace, "", period, encoding, null);
  }

  private CameraName name() {
    String id = section.required("id");
    String line = section.required("line");
    boolean hasId = isName("id", id);
    boolean hasLine = isName("line", line);
    return hasId && hasLine ? new CameraName(line, id) : PLACEHOLDER;
  }

  private boolean isName(String key, String name) {
    if (!name.isEmpty() && !CameraName.isValid(name)) {
      section.problem(
          key, "expected up to 64 letters, digits, dots and dashes, got '" + name + "'");
    }
    return CameraName.isValid(name);
  }

  private Path path(CameraKind kind) {
    return switch (kind) {
      case CLIP, FOLDER, WATCHED_FOLDER, VIDEO -> existing(kind);
      case PUSH, STREAM, GIGE, USB -> Path.of("");
    };
  }

  private Path existing(CameraKind kind) {
    String text = section.required("path");
    Path path = resolve.apply(text);
    if (text.isEmpty()) {
      return path;
    }
    if (kind == CameraKind.VIDEO) {
      if (!Files.isRegularFile(path)) {
        section.problem("path", "no such file: " + path);
      }
    } else if (!Files.isDirectory(path)) {
      section.problem("path", "no such directory: " + path);
    } else if (kind == CameraKind.CLIP && !Files.exists(path.resolve("footage.json"))) {
      section.problem("path", "no footage.json in " + path);
    }
    return path;
  }

  private Pace pace(CameraKind kind) {
    Pace pace = section.choice("pace", Pace.REALTIME);
    if (pace == Pace.MAX && isLive(kind)) {
      section.problem("pace", "a camera runs in real time");
    }
    return pace;
  }

  private static boolean isLive(CameraKind kind) {
    return switch (kind) {
      case CLIP, FOLDER, VIDEO -> false;
      case WATCHED_FOLDER, PUSH, STREAM, GIGE, USB -> true;
    };
  }

  private @Nullable LiveSource live(CameraKind kind) {
    return switch (kind) {
      case CLIP, FOLDER, VIDEO -> null;
      case WATCHED_FOLDER -> new LiveSource.DroppedFiles();
      case PUSH -> new LiveSource.Pushed();
      case STREAM -> LiveSection.stream(section, resolve);
      case GIGE -> LiveSection.gige(section);
      case USB -> LiveSection.usb(section);
    };
  }

  private EncodingConfig encoding() {
    EncodingChoice choice = section.choice("encoding", EncodingChoice.AS_STORED);
    int quality = section.number("jpeg-quality", EncodingConfig.DEFAULT_JPEG_QUALITY);
    if (quality < 1 || quality > 100) {
      section.problem("jpeg-quality", "is " + quality + ", 1 to 100");
    }
    if (section.has("jpeg-quality") && choice != EncodingChoice.JPEG) {
      section.problem("jpeg-quality", "counts only with encoding: jpeg");
    }
    return new EncodingConfig(choice, quality, region(), emptyView());
  }

  private @Nullable Region region() {
    String text = section.text("region", "");
    if (text.isEmpty()) {
      return null;
    }
    if (!REGION.matcher(text).matches()) {
      section.problem("region", "expected x,y,width,height in pixels, got '" + text + "'");
      return null;
    }
    String[] numbers = text.split(" *, *", -1);
    try {
      return new Region(
          Integer.parseInt(numbers[0]),
          Integer.parseInt(numbers[1]),
          Integer.parseInt(numbers[2]),
          Integer.parseInt(numbers[3]));
    } catch (IllegalArgumentException wrong) {
      section.problem("region", String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  private @Nullable EmptyView emptyView() {
    String text = section.text("empty-view", "");
    double share = share();
    if (text.isEmpty()) {
      if (section.has("empty-view-share")) {
        section.problem("empty-view-share", "counts only with empty-view");
      }
      return null;
    }
    Path picture = resolve.apply(text);
    if (!Files.isRegularFile(picture)) {
      section.problem("empty-view", "no such file: " + picture);
    }
    return new EmptyView(picture, share);
  }

  private double share() {
    String text = section.text("empty-view-share", "");
    try {
      double share =
          text.isEmpty() ? EmptyView.DEFAULT_LEAST_CHANGED_SHARE : Double.parseDouble(text);
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    section.problem("empty-view-share", "expected a share between 0 and 1, got '" + text + "'");
    return EmptyView.DEFAULT_LEAST_CHANGED_SHARE;
  }

  private void checkRecipe(CameraKind kind, String recipe) {
    switch (kind) {
      case CLIP -> {
        for (String key : List.of("recipe", "period")) {
          if (section.has(key)) {
            section.problem(key, "is set by the clip itself");
          }
        }
      }
      case FOLDER, VIDEO, WATCHED_FOLDER -> {
        if (section.has("kind") && recipe.isEmpty()) {
          String word = kind == CameraKind.VIDEO ? "video" : "folder";
          section.problem("recipe", "is missing, a " + word + " does not name its recipe");
        }
      }
      case PUSH, STREAM, GIGE, USB -> {
        // Whoever sends an image may name its recipe; the others' triggers are checked as such.
      }
    }
  }
}
