package lineside.training;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lineside.training.data.Batch;
import lineside.training.data.DataInventory;
import lineside.training.data.DataPlan;
import lineside.training.data.HeldOut;
import lineside.training.data.MemoryLimit;
import lineside.training.data.PictureLoader;
import lineside.training.data.TrainingPicture;
import lineside.training.distil.Teacher;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.DuplicatePictures;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;

/**
 * The data of a run, read, scaled and divided.
 *
 * @param split what is learned from and what is held out, on disk
 * @param plan what was chosen from them
 * @param kinds kinds of defect, in the order of the model
 * @param learning pictures to learn from
 * @param held pictures set aside
 * @param problems pictures that were left out, a line each
 */
record PreparedData(
    HeldOut split,
    DataPlan plan,
    List<String> kinds,
    List<TrainingPicture> learning,
    List<TrainingPicture> held,
    List<String> problems) {
  private static final int SHOWN_PROBLEMS = 10;

  static PreparedData read(TrainingConfig config, Consumer<String> lines)
      throws IOException, ModelPackageException {
    DataSet set = DataSet.open(config.data());
    List<LabelledPicture> all = set.pictures(Split.TRAIN);
    HeldOut split = HeldOut.of(all);
    warnOfDoubles(all, set.pictures(Split.TEST), lines);
    return read(config, split, lines);
  }

  private static void requireAny(TrainingConfig config, HeldOut split) throws IOException {
    if (split.learning().isEmpty()) {
      throw new IOException(
          "nothing to learn from: %s has no train pictures".formatted(config.data()));
    }
  }

  /** The data of a run that holds out what another has chosen. */
  static PreparedData read(TrainingConfig config, HeldOut split, Consumer<String> lines)
      throws IOException, ModelPackageException {
    requireAny(config, split);
    List<String> kinds = kinds(split.learning());
    boolean hasDefects = split.learning().stream().anyMatch(PreparedData::isDefect);
    DataInventory seen = DataInventory.of(split.learning());
    DataPlan plan = DataPlan.of(seen, hasDefects);
    plan.choices().forEach(choice -> lines.accept("chosen: " + choice.line()));
    PictureLoader loader = new PictureLoader(kinds, plan.channels(), plan.scale());
    List<TrainingPicture> learning = loader.load(fitting(split.learning(), seen, plan, lines));
    List<TrainingPicture> held = loader.load(split.held());
    report(loader.problems(), lines);
    if (learning.isEmpty()) {
      throw new IOException(
          "nothing to learn from: none of %d pictures of %s reads"
              .formatted(split.learning().size(), config.data()));
    }
    lines.accept(
        "%d pictures to learn from, %d held out, kinds %s"
            .formatted(learning.size(), held.size(), kinds));
    if (config.teaching() != null) {
      learning = taught(config, plan, learning, lines);
    }
    return new PreparedData(split, plan, kinds, learning, held, loader.problems());
  }

  private static List<TrainingPicture> taught(
      TrainingConfig config, DataPlan plan, List<TrainingPicture> learning, Consumer<String> lines)
      throws IOException, ModelPackageException {
    TrainingConfig.Teaching teaching = requireNonNull(config.teaching(), "teaching is null");
    ModelPackage teacher = ModelPackage.load(teaching.teacher());
    if (teacher.card().input().scale() != plan.scale()) {
      throw new IOException(
          "teacher %s looks at pictures scaled by %s, this run by %s"
              .formatted(teaching.teacher(), teacher.card().input().scale(), plan.scale()));
    }
    lines.accept("teacher %s labels %d pictures".formatted(teacher.sha256(), learning.size()));
    return Teacher.of(teacher, plan.channels()).label(learning);
  }

  private static List<LabelledPicture> fitting(
      List<LabelledPicture> pictures, DataInventory seen, DataPlan plan, Consumer<String> lines) {
    double bytesEach = seen.medianPixels() * plan.scale() * plan.scale() * (plan.channels() + 1);
    List<LabelledPicture> kept = MemoryLimit.ofThisProcess().keep(pictures, bytesEach);
    if (kept.size() < pictures.size()) {
      lines.accept(
          "%d of %d pictures are left out: %.1f MB each, memory holds no more"
              .formatted(pictures.size() - kept.size(), pictures.size(), bytesEach / 1e6));
    }
    return kept;
  }

  private static boolean isDefect(LabelledPicture picture) {
    return !picture.isGood() && !picture.label().equals(DataInventory.UNLABELLED);
  }

  private static void warnOfDoubles(
      List<LabelledPicture> train, List<LabelledPicture> test, Consumer<String> lines) {
    if (test.isEmpty()) {
      return;
    }
    DuplicatePictures doubles = DuplicatePictures.find(train, test);
    doubles.pairs().stream()
        .limit(SHOWN_PROBLEMS)
        .forEach(
            pair -> lines.accept("warning: %s is also %s".formatted(pair.test(), pair.train())));
    if (!doubles.pairs().isEmpty()) {
      lines.accept(
          "warning: %d test pictures are also in train: figures on test will flatter"
              .formatted(doubles.pairs().size()));
    }
  }

  private static void report(List<String> problems, Consumer<String> lines) {
    problems.stream()
        .limit(SHOWN_PROBLEMS)
        .forEach(problem -> lines.accept("left out: " + problem));
    if (!problems.isEmpty()) {
      lines.accept("%d pictures were left out".formatted(problems.size()));
    }
  }

  private static List<String> kinds(List<LabelledPicture> pictures) {
    List<String> kinds =
        pictures.stream()
            .filter(PreparedData::isDefect)
            .map(LabelledPicture::label)
            .distinct()
            .sorted()
            .toList();
    return kinds.isEmpty() ? List.of("defect") : kinds;
  }

  int channels() {
    return plan.channels();
  }

  /** The pictures as a student without teacher sees them. */
  List<TrainingPicture> untaught() {
    return learning.stream().map(TrainingPicture::withoutTeacher).toList();
  }

  Batch.Shape batch(int taughtFeatures) {
    return new Batch.Shape(
        plan.crops(), plan.channels(), kinds.size(), plan.cropSidePx(), taughtFeatures);
  }

  /** Held-out pictures that read, on disk. */
  List<LabelledPicture> heldFiles() {
    List<LabelledPicture> readable = new ArrayList<>();
    for (LabelledPicture picture : split.held()) {
      boolean isRead =
          held.stream().anyMatch(loaded -> loaded.file().equals(picture.file()))
              && Files.isReadable(picture.file());
      if (isRead) {
        readable.add(picture);
      }
    }
    return readable;
  }
}
