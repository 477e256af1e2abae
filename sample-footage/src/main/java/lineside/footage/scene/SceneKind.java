package lineside.footage.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import lineside.footage.defect.DefectKind;
import lineside.footage.defect.DefectPainter;
import lineside.footage.defect.Patch;
import lineside.footage.defect.Place;
import lineside.footage.render.Face;
import lineside.footage.render.Plane;

/**
 * Kinds of defect in scenes: the six that the factory makes and five that a model is not told the
 * names of, so that one can measure whether its embedding tells them apart all the same.
 */
enum SceneKind {
  SCRATCH,
  PIT,
  STAIN,
  CRACK,
  CHIPPED_EDGE,
  MISSING_FEATURE,
  DENT,
  SPATTER,
  CORROSION,
  SCUFF,
  FIBRE;

  /** Folder of every kind that is not named. */
  static final String UNNAMED_FOLDER = "defect";

  /** The six kinds of the factory. */
  static List<SceneKind> named() {
    return Arrays.stream(values()).filter(SceneKind::isNamed).toList();
  }

  /** Lower case with hyphens, such as {@code chipped-edge}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether training may know its name. */
  boolean isNamed() {
    return DefectKind.of(label()).isPresent();
  }

  /** Folder that its pictures lie in. */
  String folder() {
    return isNamed() ? label() : UNNAMED_FOLDER;
  }

  Place place(Face face, Random random) {
    return Place.any(isNamed() ? DefectKind.valueOf(name()) : DefectKind.STAIN, face, random);
  }

  /** Draws a defect at full strength on a part's good canvas, which is only read. */
  Patch paint(Face face, Plane canvas, Place place, Random random) {
    OtherPainter other = new OtherPainter(face, place, random);
    return switch (this) {
      case SCRATCH, PIT, STAIN, CRACK, CHIPPED_EDGE, MISSING_FEATURE ->
          new DefectPainter(face, canvas).paint(DefectKind.valueOf(name()), place, random);
      case DENT -> other.dent();
      case SPATTER -> other.spatter();
      case CORROSION -> other.corrosion();
      case SCUFF -> other.scuff();
      case FIBRE -> other.fibre();
    };
  }
}
