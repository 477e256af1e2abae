package lineside.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedPerProcessTest {
  private final SharedPerProcess<String, StringBuilder> shared = new SharedPerProcess<>();
  private final List<String> closed = new ArrayList<>();

  @Test
  void opensOnceForAllWhoAskForOneKey() throws Exception {
    StringBuilder first = shared.acquire("m", StringBuilder::new);
    StringBuilder second = shared.acquire("m", StringBuilder::new);

    assertThat(second).isSameAs(first);
  }

  @Test
  void closesWhenTheLastOneLetsGo() throws Exception {
    shared.acquire("m", StringBuilder::new);
    shared.acquire("m", StringBuilder::new);

    shared.release("m", resource -> closed.add(resource.toString()));
    int closedAfterFirst = closed.size();
    shared.release("m", resource -> closed.add(resource.toString()));

    assertThat(closedAfterFirst).isZero();
    assertThat(closed).containsExactly("m");
    assertThat(shared.size()).isZero();
  }

  @Test
  void keepsKeysApart() throws Exception {
    StringBuilder one = shared.acquire("m", StringBuilder::new);
    StringBuilder other = shared.acquire("n", StringBuilder::new);

    assertThat(other).isNotSameAs(one);
  }

  @Test
  void forgetsAResourceThatDidNotOpen() throws Exception {
    assertThatThrownBy(
            () ->
                shared.acquire(
                    "m",
                    key -> {
                      throw new IOException("no model " + key);
                    }))
        .hasMessage("no model m");

    assertThat(shared.acquire("m", StringBuilder::new)).hasToString("m");
  }

  @Test
  @Timeout(30)
  void letsOthersGoWhileOneIsStillOpening() throws Exception {
    shared.acquire("m", StringBuilder::new);
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<StringBuilder> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return shared.acquire(
                    "n",
                    key -> {
                      opening.countDown();
                      released.await();
                      return new StringBuilder(key);
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    opening.await();

    shared.release("m", resource -> closed.add(resource.toString()));
    released.countDown();

    assertThat(slow.get()).hasToString("n");
    assertThat(closed).containsExactly("m");
  }

  @Test
  void refusesToReleaseWhatNobodyHolds() {
    assertThatIllegalStateException()
        .isThrownBy(() -> shared.release("m", resource -> {}))
        .withMessage("release failed: nobody holds m");
  }
}
