package lineside.analyzer.kind;

import java.time.Instant;
import java.util.List;

/**
 * A group of findings that look alike, whether the kind has a name or not.
 *
 * @param kindId kept from one report to the next: 16 hexadecimal digits
 * @param modelSha256 model whose readings it was last seen in
 * @param likelyName kind that the model gives to most of them; empty when none has the majority
 * @param findings of it when it was last looked for
 * @param firstSeenAt of all reports
 * @param lastSeenAt of all reports
 * @param exemplars some of its crops, by which it is known again
 */
public record DefectKind(
    String kindId,
    String modelSha256,
    String likelyName,
    int findings,
    Instant firstSeenAt,
    Instant lastSeenAt,
    List<String> exemplars) {
  /** Copies the list. */
  public DefectKind {
    exemplars = List.copyOf(exemplars);
  }
}
