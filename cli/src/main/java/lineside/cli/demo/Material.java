package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.cli.result.PartKey;
import lineside.cli.score.Truth;
import lineside.cli.score.TruthLabel;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.clip.FootageCameras;
import lineside.ingest.clip.FootageCheck;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.pace.Pace;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;

/**
 * What a run plays: cameras, the recipes they are inspected by, what is said beside them, and what
 * is true of it.
 */
record Material(CameraSet cameras, List<Recipe> recipes, CompanionData companions, Truth truth) {
  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "bmp");
  private static final String IMAGES = FolderCamera.DEFAULT_NAME;

  Material {
    recipes = List.copyOf(recipes);
  }

  /**
   * Rendered footage.
   *
   * @throws BadConfigurationException naming everything that is missing or damaged
   */
  static Material ofFootage(Path footage, Pace pace) throws BadConfigurationException {
    Problems problems = new Problems();
    problems.addAll(FootageCheck.problems(footage));
    List<Recipe> recipes =
        problems.read(footage.resolve("recipes.json"), RecipeFile::read, List.of());
    CompanionData companions =
        new CompanionData(
            problems.read(footage.resolve("context.jsonl"), CompanionData::contexts, List.of()),
            problems.read(footage.resolve("process.jsonl"), CompanionData::readings, List.of()));
    Truth truth = problems.read(footage, Truth::ofFootage, Truth.unknown());
    problems.refuseIfAny();
    try {
      return new Material(FootageCameras.of(footage, pace), recipes, companions, truth);
    } catch (IOException e) {
      throw new BadConfigurationException("footage %s cannot be played: %s".formatted(footage, e));
    }
  }

  /**
   * A folder of pictures, each a part of its own; sub-folders named {@code good} or after a kind
   * are the truth.
   *
   * @throws BadConfigurationException when there is no picture in it
   */
  static Material ofImages(Path folder, Pace pace) throws BadConfigurationException {
    if (!Files.isDirectory(folder)) {
      throw new BadConfigurationException("--images " + folder + " is no directory");
    }
    try {
      CameraSet cameras =
          new CameraSet(
              List.of(FolderCamera.of(folder)), pace, Instant.parse("2026-01-01T00:00:00Z"));
      return new Material(cameras, List.of(imagesRecipe()), CompanionData.none(), truthOf(folder));
    } catch (IOException e) {
      throw new BadConfigurationException("--images " + folder + ": " + e.getMessage());
    }
  }

  private static Recipe imagesRecipe() {
    RecipeView view =
        RecipeView.newBuilder()
            .setCameraId(IMAGES)
            .setStationId(IMAGES)
            .setFace("front")
            .setMinMeanLevel(0)
            .setMinSharpness(0)
            .setRejectIdentical(false)
            .build();
    return Recipe.newBuilder()
        .setRecipeId(IMAGES)
        .setLineId(IMAGES)
        .setProductId(IMAGES)
        .setViews(List.of(view))
        .setDeadlineMillis(5_000)
        .setRevisionWindowMillis(30_000)
        .setIsContinuous(false)
        .setMillimetresPerPixel(null)
        .setAlarmOccurrences(3)
        .setAlarmWindowParts(10)
        .setAlarmPriority(AlarmPriority.MEDIUM)
        .setAlarmAction("Look at the latest rejected pictures")
        .setAlarmRules(List.of())
        .build();
  }

  private static Truth truthOf(Path folder) throws IOException {
    Map<PartKey, TruthLabel> labels = new HashMap<>();
    List<Path> pictures;
    try (Stream<Path> files = Files.walk(folder)) {
      pictures =
          files.filter(Material::isPicture).map(folder::relativize).collect(Collectors.toList());
    }
    for (Path picture : pictures) {
      labelOf(picture)
          .ifPresent(
              label ->
                  labels.put(new PartKey(IMAGES, picture.toString().replace('\\', '/'), 1), label));
    }
    return new Truth(labels, Optional.empty());
  }

  private static Optional<TruthLabel> labelOf(Path picture) {
    Path parent = picture.getParent();
    if (parent == null) {
      return Optional.empty();
    }
    boolean isGood = String.valueOf(parent.getFileName()).equals("good");
    return Optional.of(isGood ? TruthLabel.GOOD : TruthLabel.VISIBLE);
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
