package lineside.analyzer.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.analyzer.mining.PartPlaces;
import lineside.analyzer.mining.StoredView;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bracket that lies elsewhere in every view, with a mark at one place of it. */
class RegisterViewsTest {
  private static final int WIDTH = MovingBracket.WIDTH;
  private static final int HEIGHT = MovingBracket.HEIGHT;
  private static final Point2D MARK = new Point2D.Double(210, 90);

  @TempDir private Path folder;
  private final Random random = new Random(5);
  private DirectoryEvidenceStore store;

  @BeforeEach
  void open() {
    store = new DirectoryEvidenceStore(folder);
  }

  /** A view and where it shows the mark, pixels. */
  private record Taken(StoredView view, Point2D mark) {}

  @Test
  void findsTheSamePlaceOfThePartInViewsThatShowItElsewhere() throws IOException {
    List<Taken> taken = take(12, 18, 0.06);

    RegisterViews.Registered registered = register(taken);

    assertThat(registered.places().poses()).hasSizeGreaterThanOrEqualTo(11);
    assertThat(spread(taken, PartPlaces.AS_SEEN)).isGreaterThan(10);
    assertThat(spread(taken, registered.places())).isLessThan(2);
    assertThat(registered.notes()).singleElement().asString().contains("registered to the part");
  }

  @Test
  void leavesPlacesAsTheyAreSeenWhereThePartStandsStill() throws IOException {
    RegisterViews.Registered registered = register(take(12, 0.5, 0));

    assertThat(registered.places()).isEqualTo(PartPlaces.AS_SEEN);
    assertThat(registered.notes()).isEmpty();
  }

  @Test
  void leavesAViewThatShowsSomethingElseAsItIs() throws IOException {
    List<Taken> taken = new ArrayList<>(take(11, 18, 0.06));
    String other = bracket().showNoise();
    taken.add(new Taken(new StoredView("line-a", "a1", "bracket", other), MARK));

    assertThat(register(taken).places().poses()).doesNotContainKey(other);
  }

  @Test
  void findsThePlaceAlthoughTheFirstViewShowsSomethingElse() throws IOException {
    List<Taken> taken = new ArrayList<>();
    taken.add(new Taken(new StoredView("line-a", "a1", "bracket", bracket().showNoise()), MARK));
    taken.addAll(take(12, 18, 0.06));

    RegisterViews.Registered registered = register(taken);

    assertThat(registered.places().poses()).hasSizeGreaterThanOrEqualTo(11);
    assertThat(spread(taken.subList(1, 13), registered.places())).isLessThan(2);
  }

  @Test
  void saysThatViewsHaveNothingInCommon() throws IOException {
    List<StoredView> views = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      views.add(new StoredView("line-a", "a1", "bracket", bracket().showNoise()));
    }

    RegisterViews.Registered registered = RegisterViews.of(views, store);

    assertThat(registered.places()).isEqualTo(PartPlaces.AS_SEEN);
    assertThat(registered.notes()).singleElement().asString().contains("not registered");
  }

  @Test
  void doesWithoutPicturesThatAreGone() throws IOException {
    List<StoredView> views =
        List.of(
            new StoredView("line-a", "a1", "bracket", "ab".repeat(32)),
            new StoredView("line-a", "a1", "bracket", "no name"));

    assertThat(RegisterViews.of(views, store).places().poses()).isEqualTo(Map.of());
  }

  private RegisterViews.Registered register(List<Taken> taken) throws IOException {
    return RegisterViews.of(taken.stream().map(Taken::view).toList(), store);
  }

  private List<Taken> take(int count, double shiftPx, double radians) throws IOException {
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AffineTransform pose = new AffineTransform();
      pose.translate(shiftPx * random.nextGaussian(), shiftPx * random.nextGaussian());
      pose.rotate(radians * random.nextGaussian(), WIDTH / 2.0, HEIGHT / 2.0);
      taken.add(
          new Taken(
              new StoredView("line-a", "a1", "bracket", bracket().show(pose)),
              pose.transform(MARK, null)));
    }
    return taken;
  }

  private MovingBracket bracket() {
    return new MovingBracket(random, store);
  }

  /** Deviation of the mark's places, pixels. */
  private static double spread(List<Taken> taken, PartPlaces places) {
    List<Point2D> found = taken.stream().map(one -> place(one, places)).toList();
    double x = found.stream().mapToDouble(Point2D::getX).average().orElseThrow();
    double y = found.stream().mapToDouble(Point2D::getY).average().orElseThrow();
    return Math.sqrt(found.stream().mapToDouble(p -> p.distanceSq(x, y)).average().orElseThrow());
  }

  private static Point2D place(Taken taken, PartPlaces places) {
    PartPlaces.Pose pose = places.poses().get(taken.view().pictureSha256());
    if (pose == null) {
      return taken.mark();
    }
    double x = taken.mark().getX() / WIDTH;
    double down = taken.mark().getY() / WIDTH;
    return new Point2D.Double(
        WIDTH * (pose.cos() * x - pose.sin() * down + pose.shiftX()),
        WIDTH * (pose.sin() * x + pose.cos() * down + pose.shiftY()));
  }
}
