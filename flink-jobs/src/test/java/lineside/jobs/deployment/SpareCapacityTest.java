package lineside.jobs.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpareCapacityTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  private final class Noted implements SpareCapacity.Task {
    private final String name;

    Noted(String name) {
      this.name = name;
    }

    @Override
    public long bytes() {
      return 10;
    }

    @Override
    public void run() {
      events.add("ran " + name);
    }

    @Override
    public void drop() {
      events.add("dropped " + name);
    }
  }

  @Test
  void beginsNothingWhileALaneThatMustNotWaitIsBusy() {
    try (SpareCapacity spare = new SpareCapacity(new SpareCapacity.Limits(2, 1, 8, 1000))) {
      spare.enter();
      spare.offer(new Noted("a"));
      spare.offer(new Noted("b"));
      List<String> whileBusy = List.copyOf(events);
      spare.leave();

      await().until(() -> events.size() == 2);
      assertThat(whileBusy).isEmpty();
      assertThat(events).containsExactly("ran a", "ran b");
    }
  }

  @Test
  void leavesACoreBesideTheLaneAndTheTask() {
    assertThat(new SpareCapacity.Limits(3, 1, 8, 1000).leavesRoom(1)).isTrue();
    assertThat(new SpareCapacity.Limits(2, 1, 8, 1000).leavesRoom(1)).isFalse();
    assertThat(new SpareCapacity.Limits(8, 2, 8, 1000).leavesRoom(2)).isTrue();
    assertThat(new SpareCapacity.Limits(6, 2, 8, 1000).leavesRoom(2)).isFalse();
    assertThat(new SpareCapacity.Limits(0, 1, 8, 1000).leavesRoom(1)).isFalse();
  }

  @Test
  void refusesWhatItHasNoPlaceFor() {
    try (SpareCapacity byCount = new SpareCapacity(new SpareCapacity.Limits(0, 1, 2, 1000));
        SpareCapacity byBytes = new SpareCapacity(new SpareCapacity.Limits(0, 1, 100, 25))) {
      byCount.enter();
      byBytes.enter();

      assertThat(offers(byCount, 3)).containsExactly(true, true, false);
      assertThat(offers(byBytes, 3)).containsExactly(true, true, false);
    }
  }

  @Test
  void dropsWhatWaitsWhenItIsClosed() {
    SpareCapacity spare = new SpareCapacity(new SpareCapacity.Limits(0, 1, 8, 1000));
    spare.enter();
    spare.offer(new Noted("a"));

    spare.close();

    assertThat(events).containsExactly("dropped a");
    assertThat(spare.offer(new Noted("b"))).isFalse();
  }

  private List<Boolean> offers(SpareCapacity spare, int tasks) {
    return IntStream.range(0, tasks).mapToObj(n -> spare.offer(new Noted("t" + n))).toList();
  }
}
