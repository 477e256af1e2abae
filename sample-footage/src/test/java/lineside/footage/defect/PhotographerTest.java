package lineside.footage.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lineside.footage.defect.Photographer.Settled;
import lineside.footage.render.Face;
import lineside.footage.render.Look;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.footage.render.ViewKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotographerTest {
  private static final Seed SEED = new Seed(20_260_302);
  private static Photographer photographer;

  @BeforeAll
  static void openStudio() {
    photographer = new Photographer(new Studio(SEED));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSamePictureTwice(ViewKind view) {
    byte[] once = photographer.shoot(subject(view), look(view), List.of()).pixels();
    byte[] twice = photographer.shoot(subject(view), look(view), List.of()).pixels();

    assertThat(once).hasSize(640 * 480).isEqualTo(twice);
  }

  @ParameterizedTest
  @EnumSource
  void drawsEveryKindAtTheContrastAskedFor(DefectKind kind) {
    Subject subject = subject(ViewKind.BRACKET_SIDE);
    Look look = look(ViewKind.BRACKET_SIDE);

    Visibility strong = shootWith(order(kind, 6), subject, look).visibilities().get(0);
    Visibility faint = shootWith(order(kind, 1.5), subject, look).visibilities().get(0);

    assertThat(strong.contrastSigma()).isCloseTo(6, within(0.6));
    assertThat(strong.isVisible()).isTrue();
    assertThat(faint.contrastSigma()).isCloseTo(1.5, within(0.6));
    assertThat(faint.isVisible()).isFalse();
  }

  @Test
  void changesNoPixelFarFromTheDefect() {
    Subject subject = subject(ViewKind.BRACKET_TOP);
    Look look = look(ViewKind.BRACKET_TOP);
    byte[] good = photographer.shoot(subject, look, List.of()).pixels();

    Shot shot = shootWith(order(DefectKind.PIT, 9), subject, look);

    Visibility seen = shot.visibilities().get(0);
    int farChanges = 0;
    for (int i = 0; i < good.length; i++) {
      int x = i % 640;
      int y = i / 640;
      boolean near =
          x > seen.left() - 8
              && x < seen.left() + seen.widthPx() + 8
              && y > seen.top() - 8
              && y < seen.top() + seen.heightPx() + 8;
      farChanges += near || good[i] == shot.pixels()[i] ? 0 : 1;
    }
    assertThat(farChanges).isZero();
  }

  @Test
  void measuresTheMaskedPixels() {
    Subject subject = subject(ViewKind.BRACKET_TOP);

    Shot shot = shootWith(order(DefectKind.STAIN, 5), subject, look(ViewKind.BRACKET_TOP));

    int masked = 0;
    for (byte m : shot.mask()) {
      masked += m == 0 ? 0 : 1;
    }
    assertThat(shot.visibilities().get(0).areaPx()).isEqualTo(masked).isGreaterThan(25);
  }

  @Test
  void stripContinuesFromFrameToFrame() {
    Look noiseless = noiseless();
    Subject strip = subject(ViewKind.STRIP);
    int half = Face.FRAME_HEIGHT_PX / 2;

    byte[] first = photographer.shoot(strip, noiseless, List.of()).pixels();
    byte[] second =
        photographer.shoot(strip.atRow(strip.firstRow() + half), noiseless, List.of()).pixels();

    assertThat(Arrays.copyOfRange(first, half * 640, first.length))
        .isEqualTo(Arrays.copyOfRange(second, 0, second.length - half * 640));
  }

  @Test
  void defectAcrossTwoFramesIsOneDefect() {
    Look noiseless = noiseless();
    Subject strip = subject(ViewKind.STRIP);
    Settled mark = photographer.settle(strip, noiseless, stripOrder());
    int half = Face.FRAME_HEIGHT_PX / 2;

    byte[] whole = photographer.shoot(strip, noiseless, List.of(mark)).mask();
    byte[] upper =
        photographer.shoot(strip.atRow(strip.firstRow() - half), noiseless, List.of(mark)).mask();
    byte[] lower =
        photographer.shoot(strip.atRow(strip.firstRow() + half), noiseless, List.of(mark)).mask();

    assertThat(Arrays.copyOfRange(upper, half * 640, upper.length))
        .isEqualTo(Arrays.copyOfRange(whole, 0, half * 640));
    assertThat(Arrays.copyOfRange(lower, 0, half * 640))
        .isEqualTo(Arrays.copyOfRange(whole, half * 640, whole.length));
  }

  private static Shot shootWith(DefectOrder order, Subject subject, Look look) {
    return photographer.shoot(subject, look, List.of(photographer.settle(subject, look, order)));
  }

  private static DefectOrder order(DefectKind kind, double sigma) {
    Face face = photographer.face(ViewKind.BRACKET_SIDE);
    Place place = Place.any(kind, face, SEED.child(kind.label()).random());
    return new DefectOrder(kind, place, SEED.child("shape"), sigma);
  }

  private static DefectOrder stripOrder() {
    Face strip = photographer.face(ViewKind.STRIP);
    Place centre = new Place(320, strip.level().heightPx() / 2);
    return new DefectOrder(DefectKind.SCRATCH, centre, SEED.child("mark"), 7);
  }

  private static Subject subject(ViewKind view) {
    return new Subject(view, SEED.child("part"), 123_456, SEED.child("noise"));
  }

  private static Look look(ViewKind view) {
    return Look.ofLine(view, SEED.child("look").random());
  }

  private static Look noiseless() {
    return new Look(0, 0, 0, 1, 0.05, 0, 0.75, 2.2, 0, 6.5);
  }
}
