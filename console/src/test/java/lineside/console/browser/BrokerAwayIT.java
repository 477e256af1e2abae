package lineside.console.browser;

import static lineside.console.browser.OperateIT.card;

import lineside.schemas.record.AlarmPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see while the broker is gone; with a broker of its own, which others would miss. */
@ExtendWith(SceneExtension.class)
final class BrokerAwayIT {
  @Test
  void saysThatNothingCanBeRecordedAndGoesOnWhenTheBrokerIsBack() throws Exception {
    try (Scene scene = Scene.set()) {
      Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
      scene.alarms().raise(Scene.LINE, "a1", "alarm", AlarmPriority.HIGH, "scratches on a1");
      screen.waitFor(card("alarm"));

      scene.broker().close();
      screen.waitForText(".away-notice", "The message broker has been away");
      screen.click(card("alarm") + " .act-comment").type(".dialog textarea", "I go");
      screen
          .click(".dialog button.main")
          .waitForText(".dialog [role=alert]", "Nothing was recorded");
      scene.broker().restart();

      screen.until(
          "the action to be taken after all",
          () -> {
            if (screen.has(".dialog button.main:enabled")) {
              screen.click(".dialog button.main");
            }
            return screen.text(card("alarm")).contains("Acknowledged by");
          });
    }
  }
}
