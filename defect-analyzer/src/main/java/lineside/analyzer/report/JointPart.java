package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.AttributedFinding;
import lineside.schemas.record.Attribution;
import org.jspecify.annotations.Nullable;

/** What the joint model of pictures, readings and context says of a pattern. */
final class JointPart {
  private static final int NAMED_PARTS = 12;
  private static final int SHOWN_CROPS = 8;

  private JointPart() {}

  static Page.Joint of(@Nullable Attribution attribution, InlinePictures pictures) {
    if (attribution == null || attribution.getAsked() == 0) {
      return new Page.Joint(false, "", false, "", List.of());
    }
    List<Page.Crop> crops = new ArrayList<>();
    attribution.getElsewhere().stream()
        .filter(finding -> finding.getEvidenceSha256() != null)
        .limit(SHOWN_CROPS)
        .forEach(
            finding ->
                pictures
                    .dataUri(String.valueOf(finding.getEvidenceSha256()))
                    .ifPresent(uri -> crops.add(new Page.Crop(uri, caption(finding)))));
    return new Page.Joint(
        true, words(attribution), attribution.getElsewhereFindings() > 0, more(attribution), crops);
  }

  private static String words(Attribution attribution) {
    String words =
        "%s of %s, most of which it learned from, are given to this pattern (mean probability %.2f); %s"
            .formatted(
                Figures.count(attribution.getNamed()),
                Figures.counted(attribution.getAsked(), "finding"),
                attribution.getProbability(),
                attribution.getWithPicture() == 0
                    ? "no picture of them was read, so place, kind, readings and context alone speak"
                    : "the picture of "
                        + Figures.count(attribution.getWithPicture())
                        + " was read");
    Double kind = attribution.getLikelyKindProbability();
    return kind == null
        ? words
        : words
            + "; by what persons said it is likeliest %s (%s)"
                .formatted(attribution.getLikelyKind(), Wording.percent(kind));
  }

  private static String more(Attribution attribution) {
    List<AttributedFinding> elsewhere = attribution.getElsewhere();
    long unknown = elsewhere.stream().filter(one -> !one.getIsFactorKnown()).count();
    List<String> reasons = new ArrayList<>();
    if (unknown > 0) {
      reasons.add(Figures.count(unknown) + " where the factor is not known of the part");
    }
    if (unknown < elsewhere.size()) {
      reasons.add(Figures.count(elsewhere.size() - unknown) + " of another kind");
    }
    return "%s more, not counted, likely belong to it (%s): %s"
        .formatted(
            Figures.counted(attribution.getElsewhereFindings(), "finding"),
            String.join(", ", reasons),
            String.join(
                ", ", elsewhere.stream().limit(NAMED_PARTS).map(JointPart::caption).toList()));
  }

  private static String caption(AttributedFinding finding) {
    return "%s %s %.2f"
        .formatted(finding.getPartId(), finding.getDefectKind(), finding.getProbability());
  }
}
