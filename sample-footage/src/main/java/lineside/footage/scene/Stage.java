package lineside.footage.scene;

import java.util.Random;
import lineside.footage.defect.Place;
import lineside.footage.render.Face;
import lineside.footage.render.Plane;

/**
 * One good part before the camera, in one pose and light. Linear up to {@link #expose}, so that a
 * defect can be measured apart. Planes that are given out are read only.
 */
interface Stage {
  int widthPx();

  /** What defects are placed on, canvas coordinates. */
  Face face();

  /** The good part, canvas coordinates. */
  Plane canvas();

  /** Where a defect of a kind may lie, canvas coordinates. */
  Place place(SceneKind kind, Random random);

  /** A layer of the canvas as the camera sees it, in the light; a new plane. */
  Plane lit(Plane canvasLayer);

  /** The same without light; a new plane. */
  Plane unlit(Plane canvasLayer);

  /** The good frame before the sensor. */
  Plane good();

  /** The good frame without texture. */
  Plane bare();

  /** From light to bytes; the same noise for whatever is exposed. */
  byte[] expose(Plane frame);
}
