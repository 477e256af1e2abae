package lineside.analyzer.fusion;

import java.util.EnumSet;
import java.util.Set;

/** Where something that is known of a finding comes from. Any of them may be missing. */
public enum Modality {
  /** Crop embedding, form and tone, kinds that models named, and the place in the view. */
  PICTURE,
  /** Process readings, and the time. */
  READINGS,
  /** What the MES says: pallet, tool, lot, cavity, recipe and named values; the part's number. */
  CONTEXT,
  /** How far it lies from where a rhythm along the material, which mining found, expects marks. */
  RHYTHM;

  /** Everything. */
  public static final Set<Modality> ALL = Set.copyOf(EnumSet.allOf(Modality.class));

  /** All that is known without looking at the part. */
  public static final Set<Modality> RECORDS = Set.of(READINGS, CONTEXT);

  /** The picture alone. */
  public static final Set<Modality> PICTURES = Set.of(PICTURE);
}
