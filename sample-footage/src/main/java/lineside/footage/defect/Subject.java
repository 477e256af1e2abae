package lineside.footage.defect;

import lineside.footage.render.Look;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.footage.render.ViewKind;

/**
 * What stands before the camera, without defects.
 *
 * @param view which face
 * @param partSeed decides texture and dust of a part; of no effect on strip
 * @param firstRow strip only: absolute row at the frame's upper edge
 * @param noiseSeed decides the sensor noise
 */
public record Subject(ViewKind view, Seed partSeed, long firstRow, Seed noiseSeed) {

  Plane canvas(Studio studio, Look look) {
    return view == ViewKind.STRIP
        ? studio.stripCanvas(firstRow, look.textureSigma())
        : studio.partCanvas(view, partSeed, look.textureSigma());
  }

  /** The same material seen from another row. */
  public Subject atRow(long row) {
    return new Subject(view, partSeed, row, noiseSeed);
  }
}
