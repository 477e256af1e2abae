package lineside.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextDeploymentTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:10:00Z");
  private static final ModelReference OLD = new ModelReference("a1".repeat(32), "old");
  private static final ModelReference NEW = new ModelReference("b2".repeat(32), "new");

  @Test
  void theFirstDeploymentHasRevisionOneAndNothingBefore() {
    Deployment first = said(after(null).activate(OLD));

    assertThat(first.getRevision()).isEqualTo(1);
    assertThat(first.getActive()).isEqualTo(OLD);
    assertThat(first.getPrevious()).isNull();
  }

  @Test
  void keepsWhatNobodyNames() {
    Deployment watched = said(after(said(after(null).activate(OLD))).watch(List.of(NEW)));

    assertThat(watched.getRevision()).isEqualTo(2);
    assertThat(watched.getActive()).isEqualTo(OLD);
    assertThat(watched.getShadow()).containsExactly(NEW);
  }

  @Test
  void leadsAModelFromShadowOverCanaryToActiveAndBack() {
    Deployment first = said(after(null).activate(OLD));
    Deployment watched = said(after(first).watch(List.of(NEW)));
    Deployment tried = said(after(watched).tryOut(NEW, 0.25));
    Deployment promoted = said(after(tried).promote());
    Deployment back = said(after(promoted).rollBack());

    assertThat(tried.getCanary()).isEqualTo(new Canary(NEW, 0.25));
    assertThat(tried.getShadow()).isEmpty();
    assertThat(promoted.getActive()).isEqualTo(NEW);
    assertThat(promoted.getPrevious()).isEqualTo(OLD);
    assertThat(promoted.getCanary()).isNull();
    assertThat(back.getActive()).isEqualTo(OLD);
    assertThat(back.getPrevious()).isEqualTo(NEW);
    assertThat(back.getRevision()).isEqualTo(5);
  }

  @Test
  void keepsTheModelsOfStationsWhenItRollsBack() {
    StationModel hard = StationModel.newBuilder().setStationId("a2").setModel(NEW).build();
    NextDeployment first = after(null).activate(OLD);
    first.stations().put("a2", hard);
    Deployment changed = said(after(said(first)).activate(NEW));
    Deployment back = said(after(changed).rollBack());

    assertThat(changed.getStations()).containsExactly(hard);
    assertThat(back.getActive()).isEqualTo(OLD);
    assertThat(back.getStations()).containsExactly(hard);
  }

  @Test
  void saysWhyThereIsNothingToRollBackToOrToPromote() {
    Deployment first = said(after(null).activate(OLD));

    assertThatIllegalStateException()
        .isThrownBy(() -> after(first).rollBack())
        .withMessageContaining("no model is known from before");
    assertThatIllegalStateException()
        .isThrownBy(() -> after(first).promote())
        .withMessageContaining("no canary");
    assertThatIllegalStateException()
        .isThrownBy(() -> said(after(null).watch(List.of(NEW))))
        .withMessageContaining("an active model must be named");
  }

  private static NextDeployment after(@Nullable Deployment standing) {
    return new NextDeployment("line-a", "bracket-a", standing);
  }

  private static Deployment said(NextDeployment next) {
    return next.by("m.weber", "fewer false scratches", NOW);
  }
}
