package lineside.jobs.inspection;

import java.util.List;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.vision.detect.Detection;

/** A scripted judge under another hash and with another threshold; counts what it judged. */
final class NamedJudge implements FrameJudge {
  final ScriptedJudge scripted = new ScriptedJudge();
  private final Identity identity;

  NamedJudge(String sha256, float notOk) {
    this.identity = new Identity(sha256, notOk, notOk, "cpu");
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public List<Detection> judge(List<View> views) throws UnusableFrameException {
    if (scripted.isClosed) {
      throw new AssertionError("a closed model was asked");
    }
    return scripted.judge(views);
  }

  @Override
  public void close() {
    scripted.close();
  }
}
