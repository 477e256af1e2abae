package lineside.console.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import lineside.console.problem.Problem;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextModelsTest {
  private static final AuditWriter.Deed DEED =
      new AuditWriter.Deed("huber", "night tests", Instant.ofEpochMilli(5));

  @Test
  void bringsBackTheModelOfBefore() {
    Deployment one = change(null, "activate", "a", null);
    Deployment two = change(one, "activate", "b", null);

    Deployment three = change(two, "roll-back", null, null);

    assertThat(three.getActive().getSha256()).isEqualTo("a");
    assertThat(three.getPrevious()).isEqualTo(reference("b"));
    assertThat(three.getRevision()).isEqualTo(3);
  }

  @Test
  void makesACanaryActiveThatIsPromoted() {
    Deployment tried = change(change(null, "activate", "a", null), "canary", "b", 0.25);

    Deployment promoted = change(tried, "promote", null, null);

    assertThat(tried.getCanary().getShare()).isEqualTo(0.25);
    assertThat(promoted.getActive().getSha256()).isEqualTo("b");
    assertThat(promoted.getCanary()).isNull();
  }

  @Test
  void letsThreeModelsLookOnAndNoFourth() {
    Deployment standing = change(null, "activate", "a", null);
    for (String shadow : List.of("b", "c", "d")) {
      standing = change(standing, "shadow", shadow, null);
    }
    Deployment full = standing;

    assertThat(full.getShadow()).hasSize(3);
    assertThatThrownBy(() -> change(full, "shadow", "e", null)).isInstanceOf(Problem.class);
    assertThat(change(full, "end-shadow", "c", null).getShadow())
        .extracting(ModelReference::getSha256)
        .containsExactly("b", "d");
  }

  @Test
  void hasNothingToGoBackTo() {
    Deployment one = change(null, "activate", "a", null);

    assertThatThrownBy(() -> change(one, "roll-back", null, null))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOTHING_BEFORE));
  }

  @Test
  void takesNoShareThatIsNone() {
    Deployment one = change(null, "activate", "a", null);

    assertThatThrownBy(() -> change(one, "canary", "b", 1.0)).hasMessageContaining("share");
  }

  private static Deployment change(
      @Nullable Deployment standing,
      String action,
      @Nullable String model,
      @Nullable Double share) {
    return new NextModels("line-a", "bracket-a", standing)
        .change(
            new DeploymentDesk.Wish("line-a", "bracket-a", 0, action, model, share, "why"),
            NextModelsTest::reference,
            DEED);
  }

  private static ModelReference reference(String sha256) {
    return new ModelReference(sha256, "model " + sha256);
  }
}
