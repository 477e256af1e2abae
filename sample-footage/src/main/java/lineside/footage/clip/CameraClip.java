package lineside.footage.clip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lineside.footage.clip.FrameTaker.Taken;
import lineside.footage.plan.PlannedPart;
import lineside.footage.plan.PlannedShot;
import lineside.footage.render.Face;
import lineside.footage.scenario.FaultKind;
import lineside.footage.scenario.LineSpec;
import lineside.footage.truth.JsonLines;

/** Writes one camera's clip, trigger by trigger in order, and its masks. Not thread-safe. */
final class CameraClip implements AutoCloseable {
  private final LineSpec line;
  private final JsonLines triggers;
  private final PngTar frames;
  private final PngTar masks;
  private Optional<byte[]> lastPng = Optional.empty();

  CameraClip(Path footage, LineSpec line, String cameraId) throws IOException {
    this.line = line;
    Path clips = footage.resolve("clips");
    triggers = new JsonLines(clips.resolve(cameraId + ".jsonl"));
    frames = new PngTar(clips.resolve(cameraId + ".tar"));
    masks = new PngTar(footage.resolve("masks").resolve(cameraId + ".tar"));
  }

  void add(PlannedPart part, PlannedShot shot, Taken taken) throws IOException {
    boolean frozen = shot.fault().filter(FaultKind.FROZEN::equals).isPresent();
    Optional<byte[]> png = frozen ? lastPng : taken.png();
    String name = "%06d.png".formatted(shot.sequence());
    triggers.write(trigger(part, shot, png.isPresent() ? Optional.of(name) : Optional.empty()));
    if (png.isPresent()) {
      frames.add(name, png.get());
      lastPng = png;
    }
    if (taken.maskPng().isPresent()) {
      masks.add(name, taken.maskPng().get());
    }
  }

  private ObjectNode trigger(PlannedPart part, PlannedShot shot, Optional<String> frame) {
    double rowMm = line.millimetresPerPixel();
    ObjectNode node = JsonLines.object();
    node.put("sequence", shot.sequence());
    node.put("offsetMillis", shot.offsetMillis());
    node.put("partId", part.partId());
    node.put("attempt", 1);
    node.put("recipeId", line.recipeId());
    node.put("encoderPositionMm", rowMm == 0 ? null : part.number() * Face.FRAME_HEIGHT_PX * rowMm);
    node.put("frame", frame.orElse(null));
    return node;
  }

  @Override
  public void close() throws IOException {
    try (triggers;
        frames) {
      masks.close();
    }
  }
}
