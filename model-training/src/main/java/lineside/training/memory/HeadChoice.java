package lineside.training.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lineside.training.data.DataPlan;
import lineside.training.data.DrawnPictures;
import lineside.training.data.Pose;
import lineside.training.data.TrainingPicture;
import lineside.training.fit.NetScorer;
import lineside.training.fit.Validation;
import lineside.training.net.DefectNet;
import lineside.training.net.MapHead;
import lineside.training.net.PlaneOps;
import lineside.training.net.TrainedNet;

/**
 * Chooses how the defect map comes about: by the network, by what is normal place by place, or by
 * both. Only where no defect was learned and parts lie alike is there a choice; it is made on
 * held-out good pictures, as they are and with drawn defects, half of which no network has learned.
 */
public final class HeadChoice {
  private static final int FEWEST_PICTURES = 10;
  private static final int FEWEST_TO_SCALE = 5;
  private static final int MOST_GOOD = 40;
  private static final int MOST_PICTURES = 100;

  /** So far apart figures on a hundred pictures are no difference. */
  private static final double NO_DIFFERENCE = 0.01;

  /** The network's answer is a logit: half a unit is little. */
  private static final double LEAST_SPREAD = 0.5;

  private HeadChoice() {}

  /**
   * What there is to choose from.
   *
   * @param plan what was chosen from the data
   * @param learning pictures that were learned from
   * @param held pictures set aside
   * @param seed seed of the drawn defects
   */
  public record Material(
      DataPlan plan, List<TrainingPicture> learning, List<TrainingPicture> held, long seed) {
    List<TrainingPicture> heldGood() {
      return held.stream().filter(TrainingPicture::isGood).toList();
    }

    List<TrainingPicture> learnedGood() {
      return learning.stream().filter(TrainingPicture::isGood).toList();
    }

    private boolean knowsDefects() {
      return learning.stream().anyMatch(picture -> picture.kind() >= 0);
    }
  }

  /**
   * What came out.
   *
   * @param trained the network with its head
   * @param choices what was chosen and why; empty where there was nothing to choose
   */
  public record Chosen(TrainedNet trained, List<DataPlan.Choice> choices) {
    /** Copies the list. */
    public Chosen {
      choices = List.copyOf(choices);
    }
  }

  /** Chooses for a network that has learned. */
  public static Chosen of(DefectNet net, Material material) {
    if (material.knowsDefects()) {
      return new Chosen(TrainedNet.alone(net), List.of());
    }
    String obstacle = obstacle(material);
    if (!obstacle.isEmpty()) {
      return new Chosen(
          TrainedNet.alone(net),
          List.of(new DataPlan.Choice("defect map", "by the network alone", obstacle)));
    }
    return best(candidates(net, material), material);
  }

  private static String obstacle(Material material) {
    if (material.plan().augmentation().pose() != Pose.FIXED) {
      return "parts do not lie alike, no place has its normal look";
    }
    List<TrainingPicture> good = material.learnedGood();
    if (good.size() < FEWEST_PICTURES) {
      return "%d good pictures do not tell what is normal, %d do"
          .formatted(good.size(), FEWEST_PICTURES);
    }
    TrainingPicture first = good.get(0);
    boolean isOneSize =
        good.stream()
            .allMatch(p -> p.widthPx() == first.widthPx() && p.heightPx() == first.heightPx());
    if (!isOneSize) {
      return "pictures are of different sizes";
    }
    return material.heldGood().isEmpty() ? "no good picture was held out to choose with" : "";
  }

  private record Candidate(String title, TrainedNet trained) {}

  /** Of equals the first is kept: two that fail differently fail less. */
  private static List<Candidate> candidates(DefectNet net, Material material) {
    PlaceMemory memory = PlaceMemory.of(material.learnedGood());
    Scale ofNet = scale(net, material);
    PlaceHead both = new PlaceHead(memory.places(), memory.scale(), ofNet, PlaceHead.Use.BOTH);
    PlaceHead places = new PlaceHead(memory.places(), memory.scale(), ofNet, PlaceHead.Use.PLACES);
    return List.of(
        new Candidate("by network and normal look of every place", new TrainedNet(net, both)),
        new Candidate("by the normal look of every place", new TrainedNet(net, places)),
        new Candidate("by the network alone", TrainedNet.alone(net)));
  }

  private static Scale scale(DefectNet net, Material material) {
    List<TrainingPicture> held = material.heldGood();
    List<TrainingPicture> good = held.size() < FEWEST_TO_SCALE ? material.learnedGood() : held;
    NetScorer scorer = new NetScorer(new TrainedNet(net, new LogitHead()));
    double[] highest = new double[good.size()];
    for (int i = 0; i < highest.length; i++) {
      highest[i] = Double.NEGATIVE_INFINITY;
      for (float logit : scorer.answer(good.get(i)).map()) {
        highest[i] = Math.max(highest[i], logit);
      }
    }
    return Scale.of(highest, LEAST_SPREAD);
  }

  /** The network's answer before the logistic function. */
  private static final class LogitHead implements MapHead {
    @Override
    public <T> T map(PlaneOps<T> ops, T image, T logit) {
      return logit;
    }
  }

  private static Chosen best(List<Candidate> candidates, Material material) {
    List<TrainingPicture> pictures = pictures(material);
    long drawn = pictures.stream().filter(picture -> !picture.isGood()).count();
    double highest = Double.NEGATIVE_INFINITY;
    List<Double> figures = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double figure = Validation.of(candidate.trained(), pictures, MOST_PICTURES).imageAuroc();
      figures.add(figure);
      words.add("%s %.3f".formatted(candidate.title(), figure));
      highest = Math.max(highest, figure);
    }
    int kept = 0;
    while (figures.get(kept) < highest - NO_DIFFERENCE) {
      kept++;
    }
    String why =
        "image AUROC of %d held-out good pictures against %d with drawn defects: %s"
            .formatted(pictures.size() - drawn, drawn, String.join(", ", words));
    return new Chosen(
        candidates.get(kept).trained(),
        List.of(new DataPlan.Choice("defect map", candidates.get(kept).title(), why)));
  }

  private static List<TrainingPicture> pictures(Material material) {
    List<TrainingPicture> good = new ArrayList<>();
    List<TrainingPicture> held = material.heldGood();
    int every = Math.max(1, (held.size() + MOST_GOOD - 1) / MOST_GOOD);
    for (int i = 0; i < held.size(); i += every) {
      good.add(held.get(i));
    }
    List<TrainingPicture> all = new ArrayList<>(good);
    all.addAll(
        DrawnPictures.on(good, MOST_PICTURES - good.size(), new SplittableRandom(material.seed())));
    return all;
  }
}
