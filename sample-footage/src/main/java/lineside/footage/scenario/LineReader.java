package lineside.footage.scenario;

import java.util.List;
import lineside.footage.render.ViewKind;

/** Reads the lines of a scenario. */
final class LineReader {
  private static final double MOST_PER_SECOND = 20;

  private LineReader() {}

  static List<LineSpec> lines(Section root) {
    List<LineSpec> lines = root.sections("lines").stream().map(LineReader::line).toList();
    if (lines.isEmpty()) {
      root.problem("lines", "must list at least one line");
    }
    return lines;
  }

  private static LineSpec line(Section in) {
    Material material = in.choice("material", Material.class);
    boolean strip = material == Material.STRIP;
    LineSpec line =
        new LineSpec(
            in.text("id"),
            material,
            in.text("product"),
            in.text("recipe"),
            in.text("order", ""),
            in.number("parts-per-second", 0.01, MOST_PER_SECOND),
            in.integer("deadline-millis", 1, 600_000, 1500),
            in.number("base-rate", 0, 1, 0),
            in.number("visible-share", 0.6, 1, 0.75),
            in.sections("cameras").stream().map(LineReader::camera).toList(),
            !strip && in.has("pallets") ? in.texts("pallets") : List.of(),
            !strip && in.has("tools") ? in.texts("tools") : List.of(),
            strip ? List.of() : in.sections("lots").stream().map(LineReader::lot).toList(),
            strip ? in.number("millimetres-per-pixel", 0.001, 100) : 0,
            strip ? in.integer("coil-segments", 1, 1_000_000) : 0,
            alarm(in.section("alarm")),
            in.sections("alarm-rules").stream().map(AlarmRuleReader::rule).toList());
    in.close();
    return line;
  }

  private static CameraSpec camera(Section in) {
    CameraSpec camera =
        new CameraSpec(
            in.text("id"),
            in.text("station"),
            in.choice("view", ViewKind.class),
            in.integer("delay-millis", 0, 60_000, 0),
            in.number("min-mean-level", 0, 255, 0),
            in.number("min-sharpness", 0, 1e6, 0));
    in.close();
    return camera;
  }

  private static LotSpec lot(Section in) {
    LotSpec lot = new LotSpec(in.text("id"), in.number("seconds", 0.1, 86_400));
    in.close();
    return lot;
  }

  private static AlarmSpec alarm(Section in) {
    AlarmSpec alarm =
        new AlarmSpec(
            in.integer("occurrences", 1, 10_000),
            in.integer("window-parts", 1, 100_000),
            in.choice("priority", AlarmSpec.Priority.class),
            in.text("action"));
    if (alarm.windowParts() < alarm.occurrences()) {
      in.problem("window-parts", "must be at least occurrences");
    }
    in.close();
    return alarm;
  }
}
