package lineside.jobs.inspection;

import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.jobs.line.LineEvent;
import lineside.jobs.order.OrderBook;
import lineside.jobs.order.Orders;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

/** Recipes, and the models deployed for them, change over with the MES's order. */
class OrderedRecipeInspectionTest {
  private static final String HOUSING_MODEL = sha("a1");

  private final OrderBook book = new OrderBook();
  private final DeployedJudges judges = new DeployedJudges(Map.of(HOUSING_MODEL, 0.2f));

  @Test
  void inspectsFromTheFirstPartOfANewOrderOnByItsRecipeAndItsModel() throws Exception {
    Recipe housing = Recipe.newBuilder(TestFrames.bracket()).setRecipeId("housing-c").build();
    try (InspectionHarness inspection =
        new InspectionHarness(judges, BookedOrders::new, TestFrames.bracket(), housing)) {
      judges.registry.publish(deployment(1, HOUSING_MODEL).setRecipeId("housing-c").build());
      judges.registry.settle();
      book.take(order(2, "housing-c"));
      for (long n = 0; n < 4; n++) {
        inspection.take(TestFrames.top(n, 0.5));
      }

      assertThat(verdicts(inspection))
          .extracting(ViewVerdict::getRecipeId, ViewVerdict::getModelSha256)
          .containsExactly(
              tuple("bracket-a", DeployedJudges.START),
              tuple("bracket-a", DeployedJudges.START),
              tuple("housing-c", HOUSING_MODEL),
              tuple("housing-c", HOUSING_MODEL));
    }
  }

  @Test
  void makesADeadLetterOfAViewWhoseOrderNamesARecipeThatNobodyKnows() throws Exception {
    try (InspectionHarness inspection =
        new InspectionHarness(judges, BookedOrders::new, TestFrames.bracket())) {
      book.take(order(0, "cover-d"));
      inspection.take(TestFrames.top(0, 0.5));

      assertThat(inspection.deadLetters())
          .extracting(letter -> letter.getReason())
          .containsExactly(DeadLetterReason.UNKNOWN_RECIPE);
    }
  }

  private static List<ViewVerdict> verdicts(InspectionHarness inspection) {
    return inspection.heard().stream()
        .map(LineEvent::view)
        .flatMap(view -> Optional.ofNullable(view).stream())
        .toList();
  }

  /** Of the part of the n-th trigger of camera a-top. */
  private static PartContext order(long n, String recipeId) {
    Trigger trigger = TestFrames.trigger(TestFrames.TOP, n);
    return PartContext.newBuilder()
        .setLineId(trigger.getLineId())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setProductId("product-1")
        .setOrderId("order-2")
        .setLotId("")
        .setToolId("")
        .setPalletId("")
        .setAt(trigger.getTriggeredAt())
        .setRecipeId(recipeId)
        .build();
  }

  private final class BookedOrders implements Orders {
    @Override
    public Trigger applied(Trigger trigger) {
      return book.applied(trigger);
    }

    @Override
    public void close() {
      // The book is the test's.
    }
  }
}
