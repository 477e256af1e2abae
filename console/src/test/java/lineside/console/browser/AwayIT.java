package lineside.console.browser;

import static lineside.console.browser.OperateIT.tile;
import static org.assertj.core.api.Assertions.assertThat;

import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see while the network is cut, and after. */
@ExtendWith(SceneExtension.class)
final class AwayIT {
  @Test
  void saysThatItIsAwayAndComesBackByItself(Scene scene) throws Exception {
    String station = scene.name("a");
    scene.as(TestConsole.OPERATOR);
    try (CuttableWire wire = new CuttableWire(scene.console().port())) {
      Screen screen = scene.through(wire).open("/operate");
      screen.waitForText(".bar .connection", "live");

      wire.cut();
      screen.waitForText(".bar .connection", "connection lost");
      screen.waitForText(".away-notice", "It comes back by itself");
      scene.parts().send(Scene.LINE, station, station + "-meanwhile", ResultEvaluation.OK);
      wire.mend();

      screen.waitForText(".bar .connection", "was away for");
      screen.waitForText(tile(station), station + "-meanwhile");
      assertThat(screen.has(".away-notice.bad")).isFalse();
    }
  }

  @Test
  void keepsWhatWasTypedWhenAnActionDoesNotArrive(Scene scene) throws Exception {
    scene.parts().send(Scene.LINE, "a1", scene.name("part"), ResultEvaluation.NOT_OK);
    String part = scene.name("part");
    scene.parts().send(Scene.LINE, "a1", part, ResultEvaluation.NOT_OK);
    scene.as(TestConsole.OPERATOR);
    try (CuttableWire wire = new CuttableWire(scene.console().port())) {
      Screen screen = scene.through(wire).open("/operate/bin?id=" + part);
      screen.type(".bin-part textarea", "burr, not a scratch");
      wire.cut();

      screen.click(".bin-part .say-good");
      screen.waitForText(".bin-part [role=alert]", "The server does not answer");
      wire.mend();
      screen.click(".bin-part .say-good");

      screen.waitForText(".bin-part", "Recorded for part " + part);
    }
  }
}
