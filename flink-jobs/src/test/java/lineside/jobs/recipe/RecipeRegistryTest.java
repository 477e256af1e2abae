package lineside.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RecipeRegistryTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void knowsEveryExistingRecipeWhenItIsOpen() throws Exception {
    RecipeTopic topic = new RecipeTopic(1);
    topic.consumer.schedulePollTask(
        () -> topic.append(RecipesContract.recipe("bracket-a", "line-a", "a-top")));

    try (RecipeRegistry registry =
        RecipeRegistry.open(new RecipeTail(topic.consumer), "test", LONG)) {
      assertThat(registry.snapshot().recipe("bracket-a")).isPresent();
    }
  }

  @Test
  void followsTheTopicUntilItIsClosed() throws Exception {
    RecipeTopic topic = new RecipeTopic(0);
    RecipeRegistry registry = RecipeRegistry.open(new RecipeTail(topic.consumer), "test", LONG);

    topic.consumer.schedulePollTask(
        () -> topic.append(RecipesContract.recipe("bracket-a", "line-a", "a-top")));
    Awaitility.await()
        .atMost(LONG)
        .until(() -> registry.snapshot().recipe("bracket-a").isPresent());
    registry.close();

    assertThat(topic.consumer.closed()).isTrue();
  }

  @Test
  void givesUpInTimeWhenTheTopicCannotBeReadToItsEnd() {
    RecipeTopic topic = new RecipeTopic(1);

    assertThatThrownBy(
            () ->
                RecipeRegistry.open(new RecipeTail(topic.consumer), "test", Duration.ofMillis(50)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("recipe-registry of test is not ready within 50 ms");
    assertThat(topic.consumer.closed()).isTrue();
  }

  @Test
  void tellsEveryoneWhenTheBrokerCanNoLongerBeRead() throws Exception {
    RecipeTopic topic = new RecipeTopic(0);
    RecipeRegistry registry = RecipeRegistry.open(new RecipeTail(topic.consumer), "test", LONG);

    topic.consumer.setPollException(new KafkaException("not authorised"));

    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThatThrownBy(registry::snapshot)
                    .hasMessage("recipe-registry of test can no longer be followed")
                    .hasRootCauseMessage("not authorised"));
    registry.close();
  }
}
