package lineside.analyzer.item;

import java.util.List;
import java.util.function.Predicate;
import lineside.schemas.record.PartVerdict;

/**
 * On which pictures of a part a person's "defective" lies. A person speaks of parts; a picture must
 * not be taught as defective because another one of the part is.
 *
 * @param pictures the pictures; empty when nothing tells
 * @param isByModel whether the large model's word decided
 */
record DefectPlace(List<KeptPicture> pictures, boolean isByModel) {
  /**
   * The only picture of the only view that can show it; else those where the small model found what
   * the person named; else those where the large model finds a defect.
   *
   * @param kept pictures of the part
   * @param named kinds that the person named
   * @param isDefect whether the large model finds a picture defective
   */
  static DefectPlace of(
      PartVerdict verdict,
      List<KeptPicture> kept,
      List<String> named,
      Predicate<KeptPicture> isDefect) {
    long flaggedViews = verdict.getViews().stream().filter(KeptPicture::isFlagged).count();
    List<KeptPicture> likely =
        flaggedViews == 0 ? kept : kept.stream().filter(KeptPicture::isFlagged).toList();
    long views = flaggedViews == 0 ? verdict.getViews().size() : flaggedViews;
    if (views == 1 && likely.size() == 1) {
      return new DefectPlace(likely, false);
    }
    List<KeptPicture> ofKind =
        likely.stream()
            .filter(picture -> picture.kinds().stream().anyMatch(named::contains))
            .toList();
    if (!ofKind.isEmpty()) {
      return new DefectPlace(ofKind, false);
    }
    return new DefectPlace(kept.stream().filter(isDefect).toList(), true);
  }
}
