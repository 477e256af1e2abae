package lineside.footage.scene;

import java.util.Random;
import lineside.footage.defect.Place;
import lineside.footage.render.Blur;
import lineside.footage.render.Face;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Sensor;

/** A part in any pose before a background, in any light. Not thread-safe. */
final class PosedStage implements Stage {
  private static final Sensor SENSOR = new Sensor();
  private final int sizePx;
  private final Take take;
  private final Face face;
  private final Plane canvas;
  private final Plane good;
  private final Plane bare;

  /**
   * How the picture is taken.
   *
   * @param pose where the part lies
   * @param light light on part and background
   * @param focusSigmaPx optical blur, frame pixels
   * @param noise decides the sensor noise
   */
  record Take(Pose pose, Light light, double focusSigmaPx, Seed noise) {}

  PosedStage(Part part, Plane background, Take take) {
    this.sizePx = background.widthPx();
    this.take = take;
    this.face = part.face(take.light().angleRadians() - take.pose().rotationRadians());
    this.canvas = part.textured(face);
    Plane open = take.pose().frame(part.cover(), sizePx);
    this.good = before(background, open, part.alone(canvas));
    this.bare = clipped(before(background, open, part.alone(face.level())));
  }

  private Plane before(Plane background, Plane cover, Plane partAlone) {
    Plane frame = take.pose().frame(partAlone, sizePx);
    for (int i = 0; i < frame.values().length; i++) {
      frame.values()[i] += background.values()[i] * (1 - cover.values()[i]);
    }
    Plane blurred = Blur.gaussian(frame, take.focusSigmaPx());
    take.light().shineOn(blurred);
    return blurred;
  }

  /** As the sensor saturates, so that glare does not count as texture. */
  private static Plane clipped(Plane frame) {
    for (int i = 0; i < frame.values().length; i++) {
      frame.values()[i] = Math.min(255, frame.values()[i]);
    }
    return frame;
  }

  @Override
  public int widthPx() {
    return sizePx;
  }

  @Override
  public Face face() {
    return face;
  }

  @Override
  public Plane canvas() {
    return canvas;
  }

  @Override
  public Place place(SceneKind kind, Random random) {
    return kind.place(face, random);
  }

  @Override
  public Plane lit(Plane canvasLayer) {
    Plane frame = unlit(canvasLayer);
    take.light().shineOn(frame);
    return frame;
  }

  @Override
  public Plane unlit(Plane canvasLayer) {
    return Blur.gaussian(take.pose().frame(canvasLayer, sizePx), take.focusSigmaPx());
  }

  @Override
  public Plane good() {
    return good;
  }

  @Override
  public Plane bare() {
    return bare;
  }

  @Override
  public byte[] expose(Plane frame) {
    return SENSOR.expose(frame, 1.2, take.noise());
  }
}
