package lineside.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void doesNotCallAnAgentThatEndsAsItShouldAFailure() throws InterruptedException {
    AgentRunner runner = run(new ScriptedAgent(() -> {}, () -> {}));

    assertThat(runner.hasFailed()).isFalse();
  }

  @Test
  void remembersThatAnAgentFailedAtItsWork() throws InterruptedException {
    AgentRunner runner = run(new ScriptedAgent(AgentRunnerTest::fail, () -> {}));

    assertThat(runner.hasFailed()).isTrue();
  }

  @Test
  void remembersThatAnAgentFailedAtItsEnd() throws InterruptedException {
    AgentRunner runner = run(new ScriptedAgent(() -> {}, AgentRunnerTest::fail));

    assertThat(runner.hasFailed()).isTrue();
  }

  private static void fail() {
    throw new IllegalStateException("as the test wants it");
  }

  private static AgentRunner run(Agent agent) throws InterruptedException {
    AgentRunner runner = new AgentRunner(agent);
    runner.start();
    assertThat(runner.join(PATIENCE)).isTrue();
    return runner;
  }

  /** Does its work once, then closes. */
  private static final class ScriptedAgent implements Agent {
    private final Runnable work;
    private final Runnable closing;
    private boolean isDone;

    ScriptedAgent(Runnable work, Runnable closing) {
      this.work = work;
      this.closing = closing;
    }

    @Override
    public String name() {
      return "a-top";
    }

    @Override
    public void onStart() {}

    @Override
    public int doWork() {
      isDone = true;
      work.run();
      return 1;
    }

    @Override
    public void stop() {}

    @Override
    public boolean isDone() {
      return isDone;
    }

    @Override
    public void onClose() {
      closing.run();
    }
  }
}
