package lineside.analyzer.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import lineside.analyzer.mining.PartPlaces;
import lineside.analyzer.mining.PartPlaces.Pose;
import lineside.analyzer.mining.StoredView;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Registers the stored pictures of views to the part: for each station and recipe, the others are
 * compared with the one of a sample that shows the part most nearly where it usually is, so that
 * the next report counts in nearly the same places. Where the sample shows that the part stands
 * still, nothing is moved: places are shares of the view then. Used by one thread.
 */
public final class RegisterViews {
  private static final int SAMPLE = 40;
  private static final int FEWEST = 8;

  /** References tried until half of a sample goes with one. */
  private static final int TRIES = 8;

  /** Of one station: a part of them would be counted at other places than the rest. */
  private static final int MOST = 20_000;

  /** Share of the width by which a part may move before its views are registered. */
  private static final double STILL_WITHIN = 0.015;

  private static final double QUANTILE = 0.9;

  /** Where a part is likely to be, shares of the width. */
  private static final double[] UPPER_LEFT = {0.25, 0.2};

  private static final double[] MIDDLE = {0.5, 0.375};
  private static final double[] LOWER_RIGHT = {0.75, 0.55};

  private final EvidenceStore evidence;
  private final PictureDecoder decoder;
  private final Map<String, Pose> poses = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  private RegisterViews(EvidenceStore evidence, PictureDecoder decoder) {
    this.evidence = evidence;
    this.decoder = decoder;
  }

  /**
   * What came of it.
   *
   * @param places to count with
   * @param notes for a person: which stations were registered, and how much their parts move
   */
  public record Registered(PartPlaces places, List<String> notes) {
    /** Copies the list. */
    public Registered {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Registers.
   *
   * @param views stored pictures of views of parts, in order of time
   * @throws IOException when the store can't be read; a missing or damaged picture is no error
   */
  public static Registered of(List<StoredView> views, EvidenceStore evidence) throws IOException {
    Map<String, List<String>> byStation = new TreeMap<>();
    for (StoredView view : views) {
      byStation
          .computeIfAbsent(
              "%s, station %s, recipe %s"
                  .formatted(view.lineId(), view.stationId(), view.recipeId()),
              k -> new ArrayList<>())
          .add(view.pictureSha256());
    }
    try (PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS)) {
      RegisterViews registration = new RegisterViews(evidence, decoder);
      for (Map.Entry<String, List<String>> station : byStation.entrySet()) {
        registration.station(station.getKey(), station.getValue().stream().distinct().toList());
      }
      return new Registered(new PartPlaces(registration.poses), registration.notes);
    }
  }

  private void station(String name, List<String> pictures) throws IOException {
    Map<String, Pose> sampled = sampled(spread(pictures));
    if (sampled.size() < FEWEST) {
      if (pictures.size() >= SAMPLE) {
        notes.add(
            "Views of "
                + name
                + " are not registered to the part: too few of a sample show the same.");
      }
      return;
    }
    if (quantile(sampled) <= STILL_WITHIN) {
      return;
    }
    if (pictures.size() > MOST) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The part moves in views of %s, which are too many to be registered (%d, at most %d):"
                  + " report a shorter period.",
              name,
              pictures.size(),
              MOST));
      return;
    }
    Map<String, Pose> found = against(mostUsual(sampled), pictures);
    poses.putAll(found);
    notes.add(
        String.format(
            Locale.ROOT,
            "Views of %s are registered to the part, which moves there by up to %.1f %% of the"
                + " width (nine in ten views); %d of %d could be.",
            name,
            100 * quantile(found),
            found.size(),
            pictures.size()));
  }

  /** Against the first view that shows what others show: the very first may show anything. */
  private Map<String, Pose> sampled(List<String> sample) throws IOException {
    Map<String, Pose> most = Map.of();
    for (int i = 0; i < Math.min(TRIES, sample.size()) && 2 * most.size() < sample.size(); i++) {
      Map<String, Pose> found = against(sample.get(i), sample);
      most = found.size() > most.size() ? found : most;
    }
    return most;
  }

  /** The picture whose part lies nearest to the median of all, in the order of the poses. */
  private static String mostUsual(Map<String, Pose> poses) {
    double x = median(poses.values().stream().mapToDouble(pose -> at(pose, MIDDLE)[0]));
    double y = median(poses.values().stream().mapToDouble(pose -> at(pose, MIDDLE)[1]));
    double turned = median(poses.values().stream().mapToDouble(Pose::sin));
    return poses.entrySet().stream()
        .min(
            Comparator.comparingDouble(
                entry -> {
                  double[] middle = at(entry.getValue(), MIDDLE);
                  return Math.hypot(middle[0] - x, middle[1] - y)
                      + Math.abs(entry.getValue().sin() - turned);
                }))
        .orElseThrow()
        .getKey();
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Poses of the views against one of them, in the order of the views; empty when it is gone. */
  private Map<String, Pose> against(String reference, List<String> pictures) throws IOException {
    Optional<Picture> picture = picture(reference);
    if (picture.isEmpty()) {
      return Map.of();
    }
    try (Picture open = picture.get();
        Alignment alignment = new Alignment(reference, open.mat())) {
      return aligned(alignment, pictures);
    }
  }

  private Map<String, Pose> aligned(Alignment alignment, List<String> pictures) throws IOException {
    Map<String, Pose> found = new LinkedHashMap<>();
    for (String sha256 : pictures) {
      Optional<Picture> picture = picture(sha256);
      if (picture.isPresent()) {
        try (Picture open = picture.get()) {
          alignment.of(open.mat()).ifPresent(pose -> found.put(sha256, pose));
        }
      }
    }
    return found;
  }

  private Optional<Picture> picture(String sha256) throws IOException {
    Optional<byte[]> stored;
    try {
      stored = evidence.get(sha256);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(decoder.decode(ByteBuffer.wrap(stored.get())));
    } catch (UndecodablePictureException damaged) {
      return Optional.empty();
    }
  }

  private static List<String> spread(List<String> pictures) {
    int count = Math.min(SAMPLE, pictures.size());
    List<String> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(pictures.get((int) ((long) i * pictures.size() / count)));
    }
    return some;
  }

  /** How far nine in ten parts are moved at most, share of the width. */
  private static double quantile(Map<String, Pose> poses) {
    double[] moved = poses.values().stream().mapToDouble(RegisterViews::moved).sorted().toArray();
    return moved.length == 0 ? 0 : moved[(int) (QUANTILE * (moved.length - 1))];
  }

  private static double moved(Pose pose) {
    return Math.max(moved(pose, UPPER_LEFT), moved(pose, LOWER_RIGHT));
  }

  private static double moved(Pose pose, double[] place) {
    double[] now = at(pose, place);
    return Math.hypot(now[0] - place[0], now[1] - place[1]);
  }

  private static double[] at(Pose pose, double[] place) {
    return new double[] {
      pose.cos() * place[0] - pose.sin() * place[1] + pose.shiftX(),
      pose.sin() * place[0] + pose.cos() * place[1] + pose.shiftY()
    };
  }
}
