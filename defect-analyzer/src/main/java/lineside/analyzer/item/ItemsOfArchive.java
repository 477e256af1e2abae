package lineside.analyzer.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Every picture of an archive with the strongest word on it: a person's before the model's, the
 * model's before nobody's. Looks at no picture. Used by one thread.
 */
final class ItemsOfArchive {
  private final PersonsWords persons;
  private final ModelWords models;
  private final LeftOutCounts leftOut;
  private final List<TrainingItem> items = new ArrayList<>();

  private ItemsOfArchive(PersonsWords persons, ModelWords models, LeftOutCounts leftOut) {
    this.persons = persons;
    this.models = models;
    this.leftOut = leftOut;
  }

  /**
   * The items in the order of the rows; one picture may be in several.
   *
   * @param leftOut counts what became none
   */
  static List<TrainingItem> of(
      List<InspectionRow> rows, PersonsWords persons, ModelWords models, LeftOutCounts leftOut) {
    ItemsOfArchive archive = new ItemsOfArchive(persons, models, leftOut);
    Set<Inspected> unseen = new HashSet<>(persons.inspections());
    for (InspectionRow row : rows) {
      archive.add(row.getVerdict());
      unseen.remove(Inspected.of(row.getVerdict()));
    }
    leftOut.add(LeftOut.PART_NOT_IN_ARCHIVE, unseen.size());
    return archive.items;
  }

  private void add(PartVerdict verdict) {
    Inspected inspected = Inspected.of(verdict);
    if (persons.isDisputed(inspected)) {
      leftOut.add(LeftOut.PERSONS_DISAGREE);
      return;
    }
    List<KeptPicture> kept = KeptPicture.of(verdict);
    Optional<PersonsWords.Word> word = persons.on(inspected);
    if (word.isPresent() && kept.isEmpty()) {
      leftOut.add(LeftOut.NO_PICTURE_KEPT);
      return;
    }
    Set<KeptPicture> open = new HashSet<>(kept);
    word.ifPresent(said -> open.removeAll(byPerson(verdict, kept, said)));
    for (KeptPicture picture : kept) {
      if (open.contains(picture)) {
        items.add(byModel(verdict, picture));
      }
    }
  }

  /** Answers the pictures that the word says something about. */
  private List<KeptPicture> byPerson(
      PartVerdict verdict, List<KeptPicture> kept, PersonsWords.Word word) {
    if (!word.isDefective()) {
      kept.forEach(picture -> items.add(item(verdict, picture, Label.GOOD, said(word, null))));
      return kept;
    }
    DefectPlace place =
        DefectPlace.of(verdict, kept, word.kinds(), picture -> modelOn(picture).isPresent());
    if (place.pictures().isEmpty()) {
      leftOut.add(LeftOut.DEFECT_NOT_PLACED);
    }
    for (KeptPicture picture : place.pictures()) {
      Optional<ModelWords.Word> model = modelOn(picture);
      String placedBy = place.isByModel() ? model.map(m -> m.said().who()).orElse(null) : null;
      items.add(item(verdict, picture, defect(picture, word.kinds(), model), said(word, placedBy)));
    }
    return place.pictures();
  }

  /** The model's word when it finds a defect. */
  private Optional<ModelWords.Word> modelOn(KeptPicture picture) {
    return models.on(picture.sha256(), picture.view()).filter(ModelWords.Word::isDefect);
  }

  /** The kind that the person named, as far as needed told apart by what models found. */
  private static Label defect(
      KeptPicture picture, List<String> named, Optional<ModelWords.Word> model) {
    List<String> found = new ArrayList<>();
    model.ifPresent(word -> found.add(word.kind()));
    found.addAll(picture.kinds());
    found.removeIf(Label.ANY_DEFECT::equals);
    if (named.isEmpty()) {
      String kind = found.isEmpty() ? Label.ANY_DEFECT : found.get(0);
      return Label.defective(kind, List.of(kind));
    }
    String kind = found.stream().filter(named::contains).findFirst().orElse(named.get(0));
    return Label.defective(kind, named);
  }

  private TrainingItem byModel(PartVerdict verdict, KeptPicture picture) {
    ViewVerdict view = picture.view();
    Optional<ModelWords.Word> word = models.on(picture.sha256(), view);
    if (word.isEmpty() || word.get().content() == Label.Content.UNKNOWN) {
      return item(verdict, picture, Label.UNKNOWN, Said.NOTHING);
    }
    Label label = word.get().isDefect() ? defect(picture, List.of(), word) : Label.GOOD;
    return item(verdict, picture, label, word.get().said());
  }

  private static Said said(PersonsWords.Word word, @Nullable String placedBy) {
    return new Said(Speaker.PERSON, word.who(), word.at(), word.occasion().name(), placedBy);
  }

  private static TrainingItem item(
      PartVerdict verdict, KeptPicture picture, Label label, Said said) {
    ViewVerdict view = picture.view();
    Instant triggeredAt = view.getTriggeredAt();
    String model = view.getModelSha256();
    Origin origin =
        new Origin(
            Inspected.of(verdict),
            verdict.getInspectionId(),
            view.getViewId(),
            picture.findingNo(),
            triggeredAt,
            view.getResultEvaluation(),
            model == null ? "" : model);
    return new TrainingItem(picture.sha256(), picture.shows(), label, said, origin, null);
  }
}
