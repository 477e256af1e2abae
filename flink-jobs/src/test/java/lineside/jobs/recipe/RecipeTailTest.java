package lineside.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import lineside.schemas.record.Recipe;
import lineside.vision.region.InspectedArea;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecipeTailTest {
  @Nested
  class AsRecipes extends RecipesContract implements Recipes {
    private final RecipeTopic topic = new RecipeTopic(0);
    private final RecipeTail tail = new RecipeTail(topic.consumer);

    @BeforeEach
    void start() {
      tail.onStart();
    }

    @AfterEach
    @Override
    public void close() {
      tail.close();
    }

    @Override
    public RecipeSnapshot snapshot() {
      return tail.snapshot();
    }

    @Override
    Recipes recipes() {
      return this;
    }

    @Override
    void publish(Recipe recipe) {
      topic.append(recipe);
      tail.doWork();
    }

    @Override
    void withdraw(String recipeId) {
      topic.append(recipeId, null);
      tail.doWork();
    }
  }

  @Test
  void hasCaughtUpWhenEverythingThatWasThereAtTheStartIsRead() {
    RecipeTopic topic = new RecipeTopic(2);
    try (RecipeTail tail = new RecipeTail(topic.consumer)) {
      tail.onStart();
      topic.append(RecipesContract.recipe("bracket-a", "line-a", "a-top"));
      tail.doWork();
      boolean afterOne = tail.isReady();
      topic.append(RecipesContract.recipe("strip-b", "line-b", "b-strip"));
      tail.doWork();

      assertThat(afterOne).isFalse();
      assertThat(tail.isReady()).isTrue();
    }
  }

  @Test
  void hasCaughtUpAtOnceOnAnEmptyTopic() {
    try (RecipeTail tail = new RecipeTail(new RecipeTopic(0).consumer)) {
      tail.onStart();

      assertThat(tail.isReady()).isTrue();
    }
  }

  @Test
  void keepsTheLastGoodRecipeWhenAMessageIsPoisoned() {
    RecipeTopic topic = new RecipeTopic(0);
    Recipe withoutViews = RecipesContract.recipe("bracket-a", "line-a");
    try (RecipeTail tail = new RecipeTail(topic.consumer)) {
      tail.onStart();
      topic.append(RecipesContract.recipe("bracket-a", "line-a", "a-top"));
      topic.append("bracket-a", new byte[] {1, 2, 3});
      topic.append(withoutViews);
      tail.doWork();

      assertThat(tail.snapshot().camerasOf("line-a")).containsExactly("a-top");
    }
  }

  @Test
  void keepsTheLastGoodAreaWhenThePolygonsOfTheNextAreNone() {
    RecipeTopic topic = new RecipeTopic(0);
    try (RecipeTail tail = new RecipeTail(topic.consumer)) {
      tail.onStart();
      topic.append(RecipeCheckTest.ignoring(RecipeCheckTest.polygon(0, 0, 0.5, 0, 0, 0.5)));
      tail.doWork();
      InspectedArea good = tail.snapshot().area("bracket-a", "a-top");
      topic.append(RecipeCheckTest.ignoring(RecipeCheckTest.polygon(0, 0, 2, 0, 0, 0.5)));
      tail.doWork();

      assertThat(good.isWhole()).isFalse();
      assertThat(tail.snapshot().area("bracket-a", "a-top")).isSameAs(good);
      assertThat(tail.snapshot().area("bracket-a", "a-side").isWhole()).isTrue();
    }
  }

  @Test
  void refusesToStartWithoutATopic() {
    MockConsumer<byte @Nullable [], byte @Nullable []> empty = new MockConsumer<>("earliest");
    empty.updatePartitions(RecipeTopic.PARTITION.topic(), java.util.List.of());
    try (RecipeTail tail = new RecipeTail(empty)) {
      assertThatIllegalStateException()
          .isThrownBy(tail::onStart)
          .withMessage("control unreadable: no topic lineside.recipe.v1");
    }
  }
}
