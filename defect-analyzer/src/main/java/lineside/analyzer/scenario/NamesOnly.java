package lineside.analyzer.scenario;

import java.util.Random;
import lineside.schemas.identity.Identities;
import org.jspecify.annotations.Nullable;

/** No pictures: a detector that mistakes some kinds, and crops that nobody has stored. */
final class NamesOnly implements Appearance {
  private static final double MISTAKEN_KIND = 0.06;

  private final Random random;

  NamesOnly(Random random) {
    this.random = random;
  }

  @Override
  public Look show(String partId, String kind, @Nullable PlantedCause cause) {
    boolean isMistaken = kind.isEmpty() || random.nextDouble() < MISTAKEN_KIND;
    String named = isMistaken ? anyKind() : kind;
    return new Look(named, Identities.idOf("crop", partId, named).repeat(2));
  }

  private String anyKind() {
    return SimulatedPlant.KINDS.get(random.nextInt(SimulatedPlant.KINDS.size()));
  }
}
