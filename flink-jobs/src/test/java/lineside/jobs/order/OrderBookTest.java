package lineside.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private final OrderBook book = new OrderBook();

  @Test
  void leavesATriggerAloneWhereTheMesNamesNoRecipe() {
    Trigger trigger = trigger("part-1", 100);
    book.take(context("part-1", 50, ""));

    assertThat(book.applied(trigger)).isSameAs(trigger);
  }

  @Test
  void aPartIsInspectedByTheRecipeOfItsOrder() {
    book.take(context("part-1", 50, "housing"));

    assertThat(book.applied(trigger("part-1", 40)).getRecipeId()).isEqualTo("housing");
  }

  @Test
  void partsWithoutAContextFollowTheOrderThatRanWhenTheyWereTriggered() {
    book.take(context("part-1", 100, "housing"));
    book.take(context("part-9", 900, "cover"));

    assertThat(book.applied(trigger("part-0", 99)).getRecipeId()).isEqualTo("bracket");
    assertThat(book.applied(trigger("part-2", 100)).getRecipeId()).isEqualTo("housing");
    assertThat(book.applied(trigger("part-8", 899)).getRecipeId()).isEqualTo("housing");
    assertThat(book.applied(trigger("part-10", 900)).getRecipeId()).isEqualTo("cover");
  }

  @Test
  void decidesAlikeInWhateverOrderItIsTold() {
    OrderBook other = new OrderBook();
    book.take(context("part-1", 100, "housing"));
    book.take(context("part-5", 500, "cover"));
    book.take(context("part-3", 300, "housing"));
    other.take(context("part-5", 500, "cover"));
    other.take(context("part-3", 300, "housing"));
    other.take(context("part-1", 100, "housing"));

    for (long at = 0; at < 1000; at += 50) {
      Trigger trigger = trigger("nobody-" + at, at);
      assertThat(other.applied(trigger)).isEqualTo(book.applied(trigger));
    }
  }

  @Test
  void anOrderOfOneLineIsNoneOfAnother() {
    book.take(context("part-1", 100, "housing"));
    Trigger elsewhere = Trigger.newBuilder(trigger("part-1", 200)).setLineId("line-b").build();

    assertThat(book.applied(elsewhere)).isSameAs(elsewhere);
  }

  @Test
  void forgetsTheOldestOfWhatItIsToldTooMuchOf() {
    for (int n = 0; n < OrderBook.MAX_PARTS + 10; n++) {
      book.take(context("part-" + n, n, n % 2 == 0 ? "housing" : "cover"));
    }

    assertThat(book.applied(trigger("part-3", 3)).getRecipeId()).isEqualTo("bracket");
    assertThat(book.applied(trigger("part-11", 0)).getRecipeId()).isEqualTo("cover");
  }

  private static PartContext context(String partId, long atMillis, String recipeId) {
    return PartContext.newBuilder()
        .setLineId("line-a")
        .setPartId(partId)
        .setAttempt(1)
        .setProductId("product-1")
        .setOrderId("order-1")
        .setLotId("lot-1")
        .setToolId("")
        .setPalletId("")
        .setAt(Instant.ofEpochMilli(atMillis))
        .setRecipeId(recipeId)
        .build();
  }

  private static Trigger trigger(String partId, long atMillis) {
    return new Trigger(
        "view-" + partId,
        "line-a",
        "a-top",
        1L,
        7L,
        Instant.ofEpochMilli(atMillis),
        partId,
        1,
        "bracket",
        null,
        false);
  }
}
