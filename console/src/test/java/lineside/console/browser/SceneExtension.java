package lineside.console.browser;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Scene}; without a browser they are skipped, with one loud line. */
final class SceneExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(SceneExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = Chromium.missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("Chromium is here");
    }
    context
        .getRoot()
        .getStore(OWN)
        .getOrComputeIfAbsent(
            "said", key -> say("NOT RUN: browser tests of the console need " + missing.get()));
    return ConditionEvaluationResult.disabled("no " + missing.get());
  }

  private static String say(String line) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    out.println("*** " + line + " (apt-get install chromium chromium-driver) ***");
    return line;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scene.class;
  }

  @Override
  public Scene resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OWN)
        .getOrComputeIfAbsent(Scene.class, key -> made(), Scene.class);
  }

  private static Scene made() {
    try {
      return Scene.set();
    } catch (Exception e) {
      throw new ParameterResolutionException("the scene could not be set", e);
    }
  }
}
