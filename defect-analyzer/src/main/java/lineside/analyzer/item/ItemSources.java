package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.util.List;
import lineside.schemas.record.InspectionRow;
import lineside.vision.evidence.EvidenceStore;

/**
 * What items are made of.
 *
 * @param rows the archive
 * @param persons what persons said
 * @param models what the large model said
 * @param evidence the pictures
 */
public record ItemSources(
    List<InspectionRow> rows, PersonsWords persons, ModelWords models, EvidenceStore evidence) {
  /** Copies the list. */
  public ItemSources {
    rows = List.copyOf(rows);
    requireNonNull(persons, "persons is null");
    requireNonNull(models, "models is null");
    requireNonNull(evidence, "evidence is null");
  }
}
