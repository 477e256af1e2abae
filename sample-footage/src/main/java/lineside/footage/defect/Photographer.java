package lineside.footage.defect;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import lineside.footage.render.Face;
import lineside.footage.render.Look;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.footage.render.ViewKind;
import org.jspecify.annotations.Nullable;

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
    return new Scene(subject, look).settle(order);
  }

  /** Takes the picture with all defects that reach into it. */
  public Shot shoot(Subject subject, Look look, List<Settled> defects) {
    return new Scene(subject, look).shoot(defects);
  }

  /** Settles a defect and takes its picture in one go, which costs half of doing both. */
  public Shot shootNew(Subject subject, Look look, DefectOrder order) {
    Scene scene = new Scene(subject, look);
    return scene.shoot(List.of(scene.settle(order)));
  }

  /** What a defect changes and covers in the frame. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Layers(Plane delta, boolean[] mask) {}

  /** What the contrast of a defect is measured against. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Surroundings(byte[] good, Plane bare, Plane grain) {}

  /** One subject in one light, with the layers that measuring needs drawn when first asked for. */
  private final class Scene {
    private final Subject subject;
    private final Look look;
    private final Plane canvas;
    private final Plane good;
    private final IdentityHashMap<Patch, Layers> drawn = new IdentityHashMap<>();
    private @Nullable Surroundings surroundings;

    Scene(Subject subject, Look look) {
      this.subject = subject;
      this.look = look;
      this.canvas = subject.canvas(studio, look);
      this.good = studio.frame(subject.view(), canvas, look);
    }

    Settled settle(DefectOrder order) {
      DefectPainter painter = new DefectPainter(studio.face(subject.view()), canvas);
      Patch patch = painter.paint(order.kind(), order.place(), order.seed().random());
      Settled full = new Settled(order, patch, subject.firstRow(), 1);
      Layers layers = layers(full);
      Visibility extent = Visibility.extent(layers.mask());
      double change = 0;
      for (int i = 0; i < layers.mask().length; i++) {
        change += layers.mask()[i] ? Math.abs(layers.delta().values()[i]) : 0;
      }
      if (extent.areaPx() == 0 || change == 0) {
        return full;
      }
      double sigmas = change / extent.areaPx() / sigmaAround(extent);
      double strength = Math.min(STRONGEST, order.targetSigma() / sigmas);
      return new Settled(order, patch, subject.firstRow(), strength);
    }

    Shot shoot(List<Settled> defects) {
      Plane frame = good.copy();
      byte[] mask = new byte[frame.values().length];
      List<Visibility> visibilities = new ArrayList<>();
      for (Settled defect : defects) {
        Layers layers = layers(defect);
        for (int i = 0; i < mask.length; i++) {
          mask[i] |= (byte) (layers.mask()[i] ? 0xff : 0);
        }
        frame.add(layers.delta(), (float) defect.strength(), 0, 0);
        visibilities.add(measure(layers.delta(), layers.mask(), defect.strength()));
      }
      return new Shot(expose(frame), mask, visibilities);
    }

    private byte[] expose(Plane frame) {
      Seed seed = subject.noiseSeed();
      return studio.sensor().expose(frame, look.noiseSigma(), seed);
    }

    private Layers layers(Settled defect) {
      return drawn.computeIfAbsent(
          defect.patch(), patch -> new Layers(delta(defect), mask(defect)));
    }

    private Plane delta(Settled defect) {
      Plane layer = defect.patch().deltaOn(canvas.widthPx(), canvas.heightPx(), down(defect));
      return studio.frame(subject.view(), layer, look);
    }

    private boolean[] mask(Settled defect) {
      Plane layer = defect.patch().coverOn(canvas.widthPx(), canvas.heightPx(), down(defect));
      Plane cover = studio.frame(subject.view(), layer, evenLight());
      boolean[] mask = new boolean[cover.values().length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = cover.values()[i] > Visibility.MASK_COVER;
      }
      return mask;
    }

    private Visibility measure(Plane delta, boolean[] covered, double strength) {
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

    private double sigmaAround(Visibility extent) {
      Surroundings around = surroundings;
      if (around == null) {
        Face face = studio.face(subject.view());
        around =
            new Surroundings(
                expose(good),
                studio.frame(subject.view(), face.level(), look),
                studio.frame(subject.view(), face.grain(), evenLight()));
        surroundings = around;
      }
      return extent.localSigma(around.good(), around.bare(), around.grain());
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
