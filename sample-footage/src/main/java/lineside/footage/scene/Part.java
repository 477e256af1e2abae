package lineside.footage.scene;

import java.util.Random;
import lineside.footage.render.Face;
import lineside.footage.render.Grain;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;

/** One serial: its own tolerances, texture and level. Immutable, shared between threads. */
final class Part {
  private static final int CANVAS_PX = Blueprint.SIZE_PX + 2 * Face.MARGIN_PX;

  /** Level of the background that a face is drawn on. */
  private static final float SHEET_LEVEL = 16;

  private final Blueprint blueprint;
  private final Plane cover;
  private final Grain grain;
  private final float textureSigma;

  /** Draws a serial; its texture is no other's. */
  Part(PartType type, Seed seed) {
    Random random = seed.random();
    this.blueprint = type.blueprint(random);
    this.cover = blueprint.cover();
    this.grain = Finish.of(random.nextInt()).grain(seed.child("grain"), CANVAS_PX);
    this.textureSigma = (float) (5 + 3 * random.nextDouble());
  }

  Face face(double lightAngleRadians) {
    return blueprint.face(lightAngleRadians);
  }

  /** Share of every canvas pixel that the part covers; read only. */
  Plane cover() {
    return cover;
  }

  /** The face with its texture; a new plane. */
  Plane textured(Face face) {
    Plane canvas = face.level().copy();
    for (int y = 0; y < CANVAS_PX; y++) {
      for (int x = 0; x < CANVAS_PX; x++) {
        float share = face.grain().at(x, y) * textureSigma;
        canvas.set(x, y, canvas.at(x, y) + share * grain.at(x, y));
      }
    }
    return canvas;
  }

  /** Takes away what the sheet adds around and along the outline; a new plane. */
  Plane alone(Plane canvas) {
    Plane alone = canvas.copy();
    for (int i = 0; i < alone.values().length; i++) {
      alone.values()[i] -= SHEET_LEVEL * (1 - cover.values()[i]);
    }
    return alone;
  }
}
