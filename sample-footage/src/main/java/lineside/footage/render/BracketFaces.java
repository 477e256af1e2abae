package lineside.footage.render;

import lineside.footage.render.FaceBuilder.Shape;

/** The two faces of the bracket that line A machines. */
final class BracketFaces {
  private BracketFaces() {}

  /**
   * Milled top: plate with a notch, a central bore, a pocket and four counterbores with inserts.
   */
  static Face top() {
    Shape plate =
        Shape.box(320, 240, 268, 188, 26)
            .without(Shape.disc(320, 44, 46))
            .without(Shape.box(588, 240, 26, 34, 8));
    return new FaceBuilder()
        .body(plate, 128)
        .recess(Shape.disc(320, 240, 58), 30, 0.15f)
        .recess(Shape.box(320, 366, 74, 15, 15), 72, 0.4f)
        .recess(Shape.disc(196, 240, 9), 26, 0.1f)
        .recess(Shape.disc(444, 240, 9), 26, 0.1f)
        .feature(122, 122, 1)
        .feature(518, 122, 1)
        .feature(122, 358, 1)
        .feature(518, 358, 1)
        .build();
  }

  /** Turned side: a stepped bar with two grooves and three counterbores with inserts. */
  static Face side() {
    Shape bar =
        Shape.box(320, 240, 252, 96, 10)
            .with(Shape.box(112, 240, 62, 158, 12))
            .with(Shape.box(552, 250, 50, 128, 10));
    return new FaceBuilder()
        .body(bar, 138)
        .recess(Shape.box(196, 240, 5, 92, 2), 66, 0.3f)
        .recess(Shape.box(484, 240, 5, 92, 2), 66, 0.3f)
        .recess(Shape.box(338, 296, 92, 11, 11), 62, 0.4f)
        .feature(112, 152, 0.9)
        .feature(270, 212, 0.9)
        .feature(410, 212, 0.9)
        .build();
  }
}
