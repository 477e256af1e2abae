package lineside.footage.defect;

import java.util.ArrayList;
import java.util.List;
import lineside.footage.render.Face;
import lineside.footage.render.Look;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.footage.render.ViewKind;

/**
 * Takes pictures of subjects with defects, and measures the defects. Immutable, shared between
 * threads.
 */
public final class Photographer {
  /**
   * Goes up by one whenever the same scenario would look different: rendered footage is cached by
   * it.
   */
  public static final long REVISION = 1;

  private static final double STRONGEST = 1.3;
  private final Studio studio;

  public Photographer(Studio studio) {
    this.studio = studio;
  }

  /** The nominal face that a view shows. */
  public Face face(ViewKind view) {
    return studio.face(view);
  }

  /**
   * A defect whose shape and strength are settled, so that it looks the same in every frame that
   * shows a piece of it.
   *
   * @param order what was asked for
   * @param patch its shape
   * @param anchorRow strip only: the absolute row that the patch's canvas starts from
   * @param strength factor on the patch
   */
  public record Settled(DefectOrder order, Patch patch, long anchorRow, double strength) {}

  /** Draws the defect and finds the strength at which it has the contrast that was asked for. */
  public Settled settle(Subject subject, Look look, DefectOrder order) {
    Scene scene = new Scene(subject, look);
    DefectPainter painter = new DefectPainter(studio.face(subject.view()), scene.canvas);
    Patch patch = painter.paint(order.kind(), order.place(), order.seed().random());
    Settled full = new Settled(order, patch, subject.firstRow(), 1);
    Plane delta = scene.delta(full);
    boolean[] mask = scene.mask(full);
    Visibility extent = Visibility.extent(mask);
    double change = 0;
    for (int i = 0; i < mask.length; i++) {
      change += mask[i] ? Math.abs(delta.values()[i]) : 0;
    }
    if (extent.areaPx() == 0 || change == 0) {
      return full;
    }
    double sigmas = change / extent.areaPx() / scene.sigmaAround(extent);
    double strength = Math.min(STRONGEST, order.targetSigma() / sigmas);
    return new Settled(order, patch, subject.firstRow(), strength);
  }

  /** Takes the picture with all defects that reach into it. */
  public Shot shoot(Subject subject, Look look, List<Settled> defects) {
    Scene scene = new Scene(subject, look);
    Plane frame = scene.good.copy();
    byte[] mask = new byte[frame.values().length];
    List<Visibility> visibilities = new ArrayList<>();
    for (Settled defect : defects) {
      Plane delta = scene.delta(defect);
      boolean[] covered = scene.mask(defect);
      for (int i = 0; i < mask.length; i++) {
        mask[i] |= (byte) (covered[i] ? 0xff : 0);
      }
      frame.add(delta, (float) defect.strength(), 0, 0);
      visibilities.add(scene.measure(delta, covered, defect.strength()));
    }
    byte[] pixels = scene.expose(frame);
    return new Shot(pixels, mask, visibilities);
  }

  /** One subject in one light, with the layers that measuring needs drawn when first asked for. */
  private final class Scene {
    private final Subject subject;
    private final Look look;
    private final Plane canvas;
    private final Plane good;

    Scene(Subject subject, Look look) {
      this.subject = subject;
      this.look = look;
      this.canvas = subject.canvas(studio, look);
      this.good = studio.frame(subject.view(), canvas, look);
    }

    byte[] expose(Plane frame) {
      Seed seed = subject.noiseSeed();
      return studio.sensor().expose(frame, look.noiseSigma(), seed);
    }

    Plane delta(Settled defect) {
      Plane layer = defect.patch().deltaOn(canvas.widthPx(), canvas.heightPx(), down(defect));
      return studio.frame(subject.view(), layer, look);
    }

    boolean[] mask(Settled defect) {
      Plane layer = defect.patch().coverOn(canvas.widthPx(), canvas.heightPx(), down(defect));
      Plane cover = studio.frame(subject.view(), layer, evenLight());
      boolean[] mask = new boolean[cover.values().length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = cover.values()[i] > Visibility.MASK_COVER;
      }
      return mask;
    }

    Visibility measure(Plane delta, boolean[] covered, double strength) {
      Visibility extent = Visibility.extent(covered);
      if (extent.areaPx() == 0) {
        return extent;
      }
      Plane with = good.copy();
      with.add(delta, (float) strength, 0, 0);
      byte[] goodPixels = expose(good);
      byte[] defectPixels = expose(with);
      long change = 0;
      for (int i = 0; i < covered.length; i++) {
        if (covered[i]) {
          change += Math.abs((goodPixels[i] & 0xff) - (defectPixels[i] & 0xff));
        }
      }
      return extent.withContrast((double) change / extent.areaPx() / sigmaAround(extent));
    }

    double sigmaAround(Visibility extent) {
      Face face = studio.face(subject.view());
      Plane bare = studio.frame(subject.view(), face.level(), look);
      Plane grain = studio.frame(subject.view(), face.grain(), evenLight());
      return extent.localSigma(expose(good), bare, grain);
    }

    private int down(Settled defect) {
      return subject.view() == ViewKind.STRIP ? (int) (defect.anchorRow() - subject.firstRow()) : 0;
    }

    private Look evenLight() {
      return new Look(
          look.shiftXPx(),
          look.shiftYPx(),
          look.rotationRadians(),
          1,
          0,
          0,
          look.focusSigmaPx(),
          look.motionPx(),
          look.noiseSigma(),
          look.textureSigma());
    }
  }
}
