package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician with the models of a line. */
@ExtendWith(SceneExtension.class)
final class ModelsIT {
  @Test
  void promotesACanaryAndRollsBackEachWithAReason(Scene scene) {
    String line = scene.name("models");
    ModelReference old = scene.models().announce(line + "-old");
    ModelReference active = scene.models().announce(line + "-now");
    ModelReference next = scene.models().announce(line + "-next");
    scene.models().deploy(line, active, old, next);
    Screen screen = scene.as(TestConsole.ENGINEER);
    String card = "[data-deployment=\"" + line + "/\"]";
    screen.until("the deployment", () -> screen.open("/adjust/models").has(card));

    screen.click(card + " .deploy-promote").waitForText(".dialog", line + "-next");
    screen
        .type("textarea[name=why]", "ten thousand parts without a flip")
        .click(".dialog button.main");
    screen.waitForText(".toasts", "It stands in the audit");
    assertThat(last(scene, line).getActive().getName()).isEqualTo(line + "-next");

    screen.until(
        "the new deployment",
        () ->
            screen.open("/adjust/models").has(card + " .deploy-roll-back")
                && !screen.has(card + " .deploy-promote"));
    screen.click(card + " .deploy-roll-back");
    screen.type("textarea[name=why]", "escapes at the customer").click(".dialog button.main");
    screen.waitForText(".toasts", "It stands in the audit");

    assertThat(last(scene, line).getActive().getName()).isEqualTo(line + "-now");
    assertThat(
            scene.recorded().on(Topic.AUDIT, AuditEntry.class).stream()
                .filter(entry -> entry.getLineId().equals(line)))
        .extracting(AuditEntry::getAction)
        .contains(AuditAction.DEPLOY, AuditAction.ROLL_BACK);
  }

  @Test
  void showsTheCardOfAModelAndOffersWhatItMayBecome(Scene scene) {
    String line = scene.name("models");
    ModelReference old = scene.models().announce(line + "-old");
    ModelReference active = scene.models().announce(line + "-now");
    ModelReference next = scene.models().announce(line + "-next");
    scene.models().deploy(line, active, old, next);
    Screen screen = scene.as(TestConsole.ENGINEER);

    screen.until(
        "the model",
        () -> screen.open("/adjust/models?id=" + old.getSha256()).text("main").contains(line));

    assertThat(screen.text("main"))
        .contains(
            line + "-old",
            old.getSha256(),
            "classes",
            "Make it active",
            "No verdict of this model as shadow");
  }

  private static Deployment last(Scene scene, String line) {
    List<Deployment> all =
        scene.recorded().on(Topic.DEPLOYMENT, Deployment.class).stream()
            .filter(deployment -> deployment.getLineId().equals(line))
            .toList();
    return all.get(all.size() - 1);
  }
}
